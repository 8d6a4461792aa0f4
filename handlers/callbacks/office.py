"""Carry what a curator does at the desk: letters, tasks, doubtful messages, handing over."""

from aiogram.filters.callback_data import CallbackData


class WriteLetter(CallbackData, prefix="dlw"):
    """Write a letter; a prepared one leaves its segment to the new."""

    letter: int = 0


class SendLetter(CallbackData, prefix="dls"):
    """Send a letter whose preview was seen."""

    letter: int


class LookAtLetter(CallbackData, prefix="dlr"):
    """Look at a letter: its preview before it is sent, its delivery afterwards."""

    letter: int


class ReadLetter(CallbackData, prefix="dlp"):
    """Read a letter to parents that was told of neutrally."""

    letter: int


class Missed(CallbackData, prefix="dlm"):
    """See whom a letter will not reach."""

    letter: int
    page: int = 0


class StopLetter(CallbackData, prefix="dlx"):
    """Cancel what of a letter has not gone out yet."""

    letter: int


class Tasks(CallbackData, prefix="dtl"):
    """Look through the open tasks, page by page from 0."""

    page: int = 0


class OpenTask(CallbackData, prefix="dto"):
    """Look at one task."""

    task: int


class FinishTask(CallbackData, prefix="dtd"):
    """Take a task off the desk."""

    task: int


class MeantBy(CallbackData, prefix="dtn"):
    """Say who is meant by a name in the answers of this version."""

    task: int
    version: int
    at: int
    person: int


class Doubtful(CallbackData, prefix="ddl"):
    """Look through the messages nobody knows to have arrived."""

    page: int = 0


class Settle(CallbackData, prefix="dds"):
    """Send a doubtful message again, or let it be."""

    delivery: int
    again: bool


class OutOfReach(CallbackData, prefix="dun"):
    """Look through the people no message gets to."""

    page: int = 0


class FindSuccessor(CallbackData, prefix="dhf"):
    """Look for somebody to hand over to, or for a deputy."""

    deputy: bool


class HandOver(CallbackData, prefix="dho"):
    """Hand over to a person or make them the deputy: asked first, done when `sure`."""

    person: int
    deputy: bool
    sure: bool = False
