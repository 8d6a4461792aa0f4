"""From two bases to pairs: an instance, its exact solution, and what a curator may change."""
