"""Hide what was written before chats held codes only: there may be names in those words."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime

from mentoring.applications import Participation
from mentoring.approvals import Word
from mentoring.consent import ConsentRecord
from mentoring.disputes import Dispute
from mentoring.events import Event
from mentoring.farewells import Farewell
from mentoring.goals import Goal
from mentoring.help_request import HelpRequest
from mentoring.interviews import Interview
from mentoring.labour import LabourAgreement
from mentoring.meetings import Feedback, Meeting
from mentoring.needs_notes import NeedsNote
from mentoring.office import Broadcast
from mentoring.pairs import Pair
from mentoring.pleas import Plea
from mentoring.record import Record
from mentoring.self_checks import SelfCheck
from mentoring.steps import Milestone
from mentoring.wishes.rounds import Aside

WORDS: Mapping[type[Record], Mapping[str, str]] = {
    Aside: {"request": "answered_at"},
    Broadcast: {"text": "created_at"},
    ConsentRecord: {"paper_place": "at"},
    Dispute: {"words": "opened_at", "rules": "opened_at"},
    Event: {"place": "created_at", "materials": "created_at"},
    Farewell: {"said.words": "at"},
    Feedback: {"result": "given_at"},
    Goal: {"words": "set_at"},
    HelpRequest: {"words": "asked_at", "answer": "answered_at"},
    Interview: {"place": "created_at", "comment": "settled_at"},
    LabourAgreement: {"said.content": "entered_at"},
    Meeting: {"place": "created_at"},
    Milestone: {"reason": "at"},
    NeedsNote: {"words": "created_at"},
    Pair: {"end_note": "ended_at"},
    Participation: {"reason": "decided_at"},
    Plea: {"wanted.words": "asked_at"},
    SelfCheck: {"words": "at"},
    Word: {"reason": "at"},
}
"""Which fields of a record hold somebody's words, and which field says when they were written.

`a.b` is the field `b` of the record in the field `a`.
"""


@dataclass(frozen=True, slots=True)
class EarlierWords:
    """Know since when chats hold codes only, and what stands where older words were."""

    since: datetime
    instead: str
    known: frozenset[str] = frozenset()
    """Words of the school's own lists, such as places: nobody is named there."""

    def is_older(self, at: datetime | None) -> bool:
        """Tell whether something was written before; what has no time was."""
        return at is None or at < self.since

    def over(self, record: Record) -> Record:
        """Return a record whose older words are replaced."""
        for field, at in WORDS.get(type(record), {}).items():
            if self.is_older(getattr(record, at)):
                record = self._without(record, field)
        return record

    def _without(self, record: Record, field: str) -> Record:
        name, _, inner = field.partition(".")
        said = getattr(record, name)
        if inner:
            return record.model_copy(update={name: self._without(said, inner)})
        if said is None or said in self.known:
            return record
        return record.model_copy(update={name: self.instead})
