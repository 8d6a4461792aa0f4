"""Carry what an adult says to do here, as far as the questionnaire depends on it."""

from aiogram.filters.callback_data import CallbackData

from mentoring.occupations import Occupation


class Occupy(CallbackData, prefix="occ"):
    """Say that one works here, or studies here."""

    occupation: Occupation
