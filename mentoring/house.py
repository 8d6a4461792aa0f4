"""Hold what a running bot knows besides its database: questionnaires, rules, its name."""

from dataclasses import dataclass, field, replace
from datetime import timedelta

from mentoring.calendar import QuietHours
from mentoring.questionnaire import Catalogue
from mentoring.record import Record
from mentoring.returned import Returned


class Rules(Record):
    """Hold the house rules that settings may change."""

    reminders: tuple[timedelta, ...] = (timedelta(hours=24), timedelta(hours=2))
    quiet_hours: QuietHours = QuietHours()
    offer_term: timedelta = timedelta(days=3)
    wish_window: timedelta = timedelta(days=7)
    """How long people may say whom they wish for after a joint meeting."""

    joint_meeting: timedelta = timedelta(hours=2)
    """How long a joint meeting lasts; then the window of wishes opens by itself."""

    announce_window: timedelta = timedelta(0)
    """How long an announcement that was pressed can be taken back; zero tells at once."""

    order_basis: str = ""
    """The norms an order on pairs begins with; empty: the usual ones."""

    newcomer_term: timedelta = timedelta(days=14)
    erasure_term: timedelta = timedelta(days=30)
    curators: frozenset[int] = frozenset()
    administrators: frozenset[int] = frozenset()
    open_registration: bool = True
    pseudonymous: bool | None = None
    """Whether chats hold codes only; None lets each organisation decide."""

    emergency: str = "112"
    helpline: str = "8-800-2000-122"
    """Children and parents call it free and unnamed, all over Russia."""


@dataclass(frozen=True, slots=True)
class House:
    """Be at hand in every handler and screen; nothing in it changes while the bot runs."""

    questionnaires: Catalogue
    rules: Rules = field(default_factory=Rules)
    bot_name: str = ""
    returned: Returned = field(default_factory=Returned)
    """Tables on their way back to whoever sent them: the one thing here that changes."""

    def seen(self, *, coded: bool) -> "House":
        """Return the house for a chat with names, or for one with codes only."""
        return replace(self, questionnaires=self.questionnaires.coded) if coded else self
