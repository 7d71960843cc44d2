"""Other people's event records: one room per dataset format, one door for all (`base`)."""
