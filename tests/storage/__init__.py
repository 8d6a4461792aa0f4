"""Storage keeps its word on both databases."""
