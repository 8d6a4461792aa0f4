"""The mentoring programme: its records, rules and use cases, free of Telegram and SQL."""
