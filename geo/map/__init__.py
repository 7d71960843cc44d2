"""How it looks: the payload, the folium page and its scripts; no Streamlit, no network."""
