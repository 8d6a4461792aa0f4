"""Carry how a school speaks to people who are not in the bot, and what they answer in a minute."""

from aiogram.filters.callback_data import CallbackData


class OutreachHome(CallbackData, prefix="orh"):
    """See whom one can tell about the programme."""


class CircleLink(CallbackData, prefix="orl"):
    """Choose a circle; with `make` an open invitation for it is made."""

    circle: str
    make: bool = False


class CircleWords(CallbackData, prefix="orw"):
    """Read the ready words for one place, with the link that was made a moment ago."""

    circle: str
    outlet: str
    secret: str


class CirclePoster(CallbackData, prefix="orp"):
    """Take the poster of a circle away, with the link that was made a moment ago."""

    circle: str
    secret: str


class AskingHome(CallbackData, prefix="orq"):
    """Look at the preliminary request."""


class BeginAsking(CallbackData, prefix="orb"):
    """Begin to ask."""


class EndAsking(CallbackData, prefix="ore"):
    """Stop asking: asked first, done when `sure`."""

    asking: int
    sure: bool = False


class AskingPaper(CallbackData, prefix="orf"):
    """Take the poster of the request away, or its counts with charts."""

    asking: int
    kind: str


class WhoIAm(CallbackData, prefix="qaw"):
    """Say anonymously who one is."""

    asking: int
    circle: str


class WhatINeed(CallbackData, prefix="qan"):
    """Say anonymously what one needs: the whole choice, so that a second press changes nothing."""

    asking: int
    circle: str
    needs: str = ""


class SendNeeds(CallbackData, prefix="qas"):
    """Let the answer be counted."""

    asking: int
    circle: str
    needs: str = ""
