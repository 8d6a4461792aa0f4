"""Carry what is done at the one door between organisations: look, ask, agree, end."""

from aiogram.filters.callback_data import CallbackData


class LookElsewhere(CallbackData, prefix="xol"):
    """See cards of other organisations' mentors, page by page from 0."""

    page: int = 0


class AskForMentor(CallbackData, prefix="xoa"):
    """Ask for the mentor of a card."""

    participation: int


class OpenExchange(CallbackData, prefix="xoo"):
    """See a request, or read the consent of whoever asks."""

    exchange: int
    terms: bool = False


class AnswerExchange(CallbackData, prefix="xos"):
    """Say yes or no to a request, as the mentor or as their curator."""

    exchange: int
    as_mentor: bool
    yes: bool


class EndExchange(CallbackData, prefix="xoe"):
    """End one's own request, or the stay of a guest."""

    exchange: int
