"""Spell out the states that partial indexes know; for a parameter no such index is used."""

from sqlalchemy import String, literal_column

OPEN = literal_column("'open'", String)
PENDING = literal_column("'pending'", String)
LEASED = literal_column("'leased'", String)
SENDING = literal_column("'sending'", String)
HELD = literal_column("'held'", String)
DEAD = literal_column("'dead'", String)
NO_TOPIC = literal_column("''", String)
