"""Carry what a curator notes of somebody's needs from papers."""

from aiogram.filters.callback_data import CallbackData


class NeedsNotes(CallbackData, prefix="ndl"):
    """Look at the notes about a person, by their application."""

    participation: int


class NoteNeeds(CallbackData, prefix="ndn"):
    """Write a note; it replaces an older one of the same source."""

    participation: int


class DropNeeds(CallbackData, prefix="ndd"):
    """Delete a note."""

    participation: int
    note: int
