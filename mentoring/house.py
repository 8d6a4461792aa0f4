"""Hold what a running bot knows besides its database: questionnaires, rules, its name."""

from dataclasses import dataclass, field
from datetime import timedelta

from mentoring.calendar import QuietHours
from mentoring.questionnaire import Catalogue
from mentoring.record import Record


class Rules(Record):
    """Hold the house rules that settings may change."""

    reminders: tuple[timedelta, ...] = (timedelta(hours=24), timedelta(hours=2))
    quiet_hours: QuietHours = QuietHours()
    offer_term: timedelta = timedelta(days=3)
    newcomer_term: timedelta = timedelta(days=14)
    erasure_term: timedelta = timedelta(days=30)
    curators: frozenset[int] = frozenset()
    administrators: frozenset[int] = frozenset()


@dataclass(frozen=True, slots=True)
class House:
    """Be at hand in every handler and screen; nothing in it changes while the bot runs."""

    questionnaires: Catalogue
    rules: Rules = field(default_factory=Rules)
    bot_name: str = ""
