"""Carry whom a curator looks for and what is done with many; a filter fits into one field."""

from aiogram.filters.callback_data import CallbackData


class Chosen(CallbackData, prefix="psl"):
    """Look through the people whom a filter lets through."""

    by: str = ""
    page: int = 0


class Choosing(CallbackData, prefix="psc"):
    """See by what people can be chosen."""

    by: str = ""


class Facet(CallbackData, prefix="psf"):
    """See the values of one facet, with how many people each has."""

    by: str
    facet: str
    page: int = 0


class MoreOfPeople(CallbackData, prefix="psm"):
    """See what else is done about people, and about those whom a filter lets through."""

    by: str = ""


class Many(CallbackData, prefix="psa"):
    """See what can be done with many at once."""

    by: str = ""


class Preview(CallbackData, prefix="psp"):
    """See whom an action would concern before it is done."""

    what: str
    by: str = ""
    page: int = 0


class DoForAll(CallbackData, prefix="psd"):
    """Do it for exactly those who were seen: `seal` is the fingerprint of their list."""

    what: str
    seal: str
    by: str = ""


class WriteToChosen(CallbackData, prefix="psw"):
    """Write a letter to the people whom a filter lets through."""

    by: str


class CardHistory(CallbackData, prefix="psh"):
    """Look at what became of one application, step by step."""

    participation: int


class ParentsSaid(CallbackData, prefix="psr"):
    """Read what the representatives of a learner answered."""

    participation: int


class AmendAnswers(CallbackData, prefix="pse"):
    """Open the answers of an application for a curator's correction."""

    participation: int


class Bases(CallbackData, prefix="psb"):
    """See which files of the bases can be taken."""


class TakeBases(CallbackData, prefix="pst"):
    """Take the bases away: with names or with codes, as one workbook or as plain text."""

    named: bool
    plain: str = ""


class Looks(CallbackData, prefix="psv"):
    """See who looked at people's data and took lists away."""

    page: int = 0


class Nudges(CallbackData, prefix="psn"):
    """Wish that a questionnaire that was begun is not reminded of any more."""

    run: int
