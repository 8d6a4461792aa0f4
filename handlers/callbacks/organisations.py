"""Carry the choice among the organisations a bot serves, and of who answers at a phone."""

from aiogram.filters.callback_data import CallbackData


class ChooseOrganisation(CallbackData, prefix="ogc"):
    """Talk to this organisation from now on."""

    organisation: int


class LookAtOrganisations(CallbackData, prefix="ogl"):
    """Turn to a page of the organisations, from 0."""

    page: int = 0


class AnswerAs(CallbackData, prefix="oga"):
    """Answer from now on as one of those a phone is shared by."""

    person: int
