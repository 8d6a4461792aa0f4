"""Weigh what speaks for a pair: the parts of a score and how much each counts."""

from typing import Annotated

from pydantic import Field

from mentoring.record import Record

MOST = 100
WHOLE, HALF = 1000, 500
"""A whole share and a half, in thousandths."""

Share = Annotated[int, Field(ge=0, le=MOST)]


class Weights(Record):
    """Say how much each part of a score counts; the sum need not be 100.

    A part that a pair cannot have (a subject where nobody teaches one) drops out of its sum.
    """

    wish: Share = 30
    """Wishes of both sides after the joint meeting, and what they said of a trial talk."""

    request: Share = 25
    subject: Share = 15
    slots: Share = 10
    interests: Share = 5
    experience: Share = 5
    """The wished age or experience."""

    mode: Share = 5
    load: Share = 5


USUAL = Weights()


def packed_weights(weights: Weights) -> str:
    """Put weights into one field of a button, in the order of their names here."""
    return ".".join(str(share) for share in weights.model_dump().values())


def weights_from(packed: str) -> Weights:
    """Read weights back; what was not made by this bot is as usual."""
    shares = packed.split(".")
    if len(shares) != len(Weights.model_fields) or not all(map(str.isdecimal, shares)):
        return USUAL
    named = zip(Weights.model_fields, (min(int(each), MOST) for each in shares), strict=True)
    return Weights.model_validate(dict(named))
