"""What a report says: sentences, dates, actors, figures and speech; no places."""
