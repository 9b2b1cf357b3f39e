"""Words of weighing together: the meeting and those who take part. No Streamlit."""
