"""Lock a person's part of a shared phone by four digits, of which only a fingerprint is kept."""

import hmac
import secrets
from hashlib import scrypt

DIGITS = 4
SALT = 16
COST, BLOCK, LANES = 2**13, 8, 1
"""About ten milliseconds a try: whoever steals the database still has ten thousand of them."""


def is_pin(text: str) -> bool:
    """Tell whether a text is four digits."""
    return len(text) == DIGITS and text.isascii() and text.isdecimal()


def sealed(pin: str) -> str:
    """Return the salted fingerprint of a code."""
    salt = secrets.token_bytes(SALT)
    return f"{salt.hex()}:{_stretched(pin, salt).hex()}"


def fits(pin: str, seal: str) -> bool:
    """Tell whether a code is the one of a fingerprint."""
    salt, _, kept = seal.partition(":")
    return hmac.compare_digest(_stretched(pin, bytes.fromhex(salt)), bytes.fromhex(kept))


def _stretched(pin: str, salt: bytes) -> bytes:
    return scrypt(pin.encode(), salt=salt, n=COST, r=BLOCK, p=LANES)
