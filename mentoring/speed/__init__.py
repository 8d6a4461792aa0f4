"""Speed mentoring: one evening of short talks in rotation."""
