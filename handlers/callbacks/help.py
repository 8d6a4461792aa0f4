"""Carry what people press when they need help, and what those who help press."""

from aiogram.filters.callback_data import CallbackData


class AskForHelp(CallbackData, prefix="hla"):
    """Ask for help: choose a topic, then whether it is urgent (0 or 1; -1 is not said yet).

    From the screens of a pair it carries the pair and the topic.
    """

    topic: str = ""
    urgent: int = -1
    pair: int = 0


class OwnHelp(CallbackData, prefix="hlo"):
    """Look at one's own request; 0 lists them."""

    request: int = 0


class SayMore(CallbackData, prefix="hls"):
    """Add words to one's own request."""

    request: int


class PauseContact(CallbackData, prefix="hlp"):
    """Stop the contact in a pair: asked first, done when `sure`."""

    request: int
    pair: int = 0
    sure: bool = False


class WithdrawHelp(CallbackData, prefix="hlw"):
    """Close one's own request: all is well."""

    request: int


class HelpInbox(CallbackData, prefix="hli"):
    """Look through the requests one may read."""

    page: int = 0


class OpenHelp(CallbackData, prefix="hlr"):
    """Look at somebody's request."""

    request: int


class TakeHelp(CallbackData, prefix="hlt"):
    """Look after a request."""

    request: int


class AnswerHelp(CallbackData, prefix="hln"):
    """Answer a request in words."""

    request: int


class CloseHelp(CallbackData, prefix="hlc"):
    """Close a request without words."""

    request: int


class HelpSetup(CallbackData, prefix="hlg"):
    """See whom urgent requests call first; `confirm` says that it is right."""

    confirm: bool = False


class NameFirst(CallbackData, prefix="hlf"):
    """Name somebody to be called at once, or not any more: the wished state."""

    person: int
    called: bool
