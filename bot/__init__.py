"""The process: the command line, the composition of all parts, and the playground."""
