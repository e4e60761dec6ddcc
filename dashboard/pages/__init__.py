"""The pages: one short script each, run by `streamlit_app.py`."""
