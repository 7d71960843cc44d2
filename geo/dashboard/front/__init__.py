"""The script that Streamlit runs; beside ``pages`` it would take those files for its old kind."""
