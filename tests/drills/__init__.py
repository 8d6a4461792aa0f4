"""Drills: the real process is killed, starved and lied to, and loses nothing."""
