"""The front door: `streamlit run app.py` serves the pages, /map, /api and /assets on one port."""

import streamlit as st

from geo import server
from geo.settings import Settings

app = st.App(
    "geo/dashboard/front/main.py",
    routes=server.routes(Settings.from_env()),
    middleware=server.middleware(),
    lifespan=server.warmed(Settings.from_env()),
)
