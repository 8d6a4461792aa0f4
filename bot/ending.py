"""Say why the process cannot go on, in one line that tells what to do."""


class CannotGoOn(Exception):
    """End the process; the message is the whole line the operator reads."""
