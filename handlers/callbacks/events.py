"""Carry what is done about events: come, stay away, call people, note who came."""

from aiogram.filters.callback_data import CallbackData


class EventList(CallbackData, prefix="evl"):
    """Look through the events, those to come or those that were, page by page from 0."""

    past: bool = False
    page: int = 0


class NewEvent(CallbackData, prefix="evn"):
    """Plan an event: what, when, where, for whom is asked."""


class OpenEvent(CallbackData, prefix="evo"):
    """Look at an event, or take its details back."""

    event: int
    full: bool = True


class Attend(CallbackData, prefix="eva"):
    """Come to an event, or stay away after all."""

    event: int
    comes: bool


class ChangeEvent(CallbackData, prefix="evd"):
    """Move an event: day, hour and place are asked anew."""

    event: int


class CancelEvent(CallbackData, prefix="evx"):
    """Call an event off: asked first, done when `sure`."""

    event: int
    sure: bool = False


class CallPeople(CallbackData, prefix="evp"):
    """Tell everybody the event is for: how many is shown first, done when `sure`."""

    event: int
    sure: bool = False


class EventGuests(CallbackData, prefix="evg"):
    """Look at who comes, page by page from 0."""

    event: int
    page: int = 0


class OtherGuests(CallbackData, prefix="evq"):
    """Look for somebody who came without having registered, page by page from 0."""

    event: int
    page: int = 0


class Came(CallbackData, prefix="evm"):
    """Note that a person came, or take the mark back."""

    event: int
    person: int
    came: bool
    page: int = 0


class AllCame(CallbackData, prefix="evw"):
    """Note that everybody who is not marked came."""

    event: int


class NotAllCame(CallbackData, prefix="evu"):
    """Take back the marks of one press; `at` is its instant in microseconds."""

    event: int
    at: int


class GuestPaper(CallbackData, prefix="evf"):
    """Take the list of an event away as a file."""

    event: int
    kind: str
