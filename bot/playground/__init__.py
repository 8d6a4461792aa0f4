"""A strict local stand-in for Telegram's Bot API, with people to talk to the bot."""
