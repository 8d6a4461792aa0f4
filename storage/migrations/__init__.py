"""The history of the schema; a revision imports neither tables nor rules, for both move on."""
