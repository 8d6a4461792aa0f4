"""Carry what people do with meetings: which meeting, what is wished."""

from aiogram.filters.callback_data import CallbackData

from mentoring.meetings import Mark


class NewMeeting(CallbackData, prefix="mnew"):
    """Look for a time for a pair's next meeting; `moves` names the meeting it replaces."""

    pair: int
    moves: int = 0


class ChooseTime(CallbackData, prefix="mwhen"):
    """Propose a suggested instant, `minute` since 1970; 0 asks for another day and hour."""

    pair: int
    moves: int
    minute: int


class ChangePlace(CallbackData, prefix="mplace"):
    """Say where to meet."""

    meeting: int


class OpenMeeting(CallbackData, prefix="mopen"):
    """Show a meeting in full, or take the details back."""

    meeting: int
    full: bool = True


class Answer(CallbackData, prefix="mans"):
    """Come to a meeting or not."""

    meeting: int
    comes: bool


class SureNot(CallbackData, prefix="msure"):
    """Cancel after the second question."""

    meeting: int


class Took(CallbackData, prefix="mtook"):
    """Say whether a meeting took place."""

    meeting: int
    mark: Mark


class AddWords(CallbackData, prefix="mword"):
    """Say more about a meeting that was judged."""

    meeting: int
