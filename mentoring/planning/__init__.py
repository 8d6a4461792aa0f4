"""Make plans, try what would change, publish one, and care for whoever is left without a pair."""
