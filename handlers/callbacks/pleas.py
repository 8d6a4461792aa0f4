"""Carry what people ask for by themselves: questions, wishes for a mentor, the list."""

from aiogram.filters.callback_data import CallbackData

OTHER = "other"
"""The topic of whatever stands in no list."""


class ByMyself(CallbackData, prefix="yhb"):
    """Open what one can do by oneself."""


class AskQuestion(CallbackData, prefix="yas"):
    """Begin a question to the mentors who can help."""


class MentorList(CallbackData, prefix="yli"):
    """Look through the list of mentors, all or those who help with a topic."""

    page: int = 0
    topic: str = ""


class ListTopics(CallbackData, prefix="ylt"):
    """Choose the topic by which the list is narrowed."""


class ListedMentor(CallbackData, prefix="ycm"):
    """Read the card of a mentor of the list, or ask for them."""

    mentor: int
    page: int = 0
    topic: str = ""
    wanted: bool = False


class OwnPlea(CallbackData, prefix="yme"):
    """See what became of something asked for, hide it, or take it back."""

    plea: int
    act: str = "open"


class PleasForMe(CallbackData, prefix="yin"):
    """See who asks for help that one could give."""

    page: int = 0


class PleaCard(CallbackData, prefix="ypl"):
    """Read what somebody asks, hide it, take it, or say «not now»."""

    plea: int
    act: str = "open"


class OwnPlace(CallbackData, prefix="yjo"):
    """See one's own place on the list, choose how many may come, or leave."""

    places: int = -1


class EndQuestion(CallbackData, prefix="yen"):
    """Say as whoever asked that a question is settled, and how."""

    pair: int
    result: str = ""


class PeopleWays(CallbackData, prefix="yop"):
    """See as a curator what is left to people; open or close one of these ways."""

    what: str = ""
    opened: bool = False
