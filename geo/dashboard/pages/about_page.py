"""About the data."""

import streamlit as st


def render() -> None:
    st.title("About the data")
