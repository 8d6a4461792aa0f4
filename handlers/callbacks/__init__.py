"""Hold what buttons carry: ids and the wished state, never a position in memory."""
