"""Tests: they speak the language of the people who use the bot."""
