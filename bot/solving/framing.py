"""Put a length before each message on a pipe, so that its end is known."""

from typing import IO

HEAD = 8


def framed(message: bytes) -> bytes:
    """Return a message with its length before it."""
    return len(message).to_bytes(HEAD, "big") + message


def length_in(head: bytes) -> int:
    """Read how long the message is that follows."""
    return int.from_bytes(head, "big")


def next_message(pipe: IO[bytes]) -> bytes | None:
    """Wait for the next whole message; None when there are no more."""
    head = pipe.read(HEAD)
    return pipe.read(length_in(head)) if len(head) == HEAD else None
