"""Collect what became of one application, without what its reader is not to know."""

from pydantic import Field

from mentoring.aftermath import was_held
from mentoring.applications import Participation
from mentoring.consent import ConsentRecord
from mentoring.ids import PairId
from mentoring.office import JournalEntry
from mentoring.pairs import Pair
from mentoring.people import Actor
from mentoring.ports import UnitOfWork
from mentoring.record import Record
from mentoring.runs import Subject
from mentoring.steps import Milestone
from mentoring.trail import EXPORT, VIEW


class History(Record):
    """Hold the history of one application, each part by time."""

    who: Participation
    consents: tuple[ConsentRecord, ...] = ()
    marks: tuple[Milestone, ...] = ()
    pairs: tuple[Pair, ...] = ()
    held: dict[PairId, int] = Field(default_factory=dict)
    journal: tuple[JournalEntry, ...] = ()


async def history_of(tx: UnitOfWork, reader: Actor, who: Participation) -> History:
    """Read it; views and exports stand in the trail, not here."""
    pairs = [each for each in await tx.pairs.of(who.person_id) if _sat(each, who)]
    marks = await tx.milestones.of(who.id)
    ids: dict[str, set[int]] = {
        "participation": {who.id},
        "person": {who.person_id},
        "pair": {pair.id for pair in pairs},
    }
    journal = [
        entry
        for entry in await tx.desk.journal(who.created_at)
        if entry.verb not in (VIEW, EXPORT) and _concerns(entry.subject, ids)
    ]
    return History(
        who=who,
        consents=tuple(await tx.consents.history(who.person_id)),
        marks=tuple(sorted(marks, key=lambda mark: mark.at)),
        pairs=tuple(pairs),
        held={pair.id: await _held(tx, pair) for pair in pairs},
        journal=tuple(journal),
    )


def _sat(pair: Pair, who: Participation) -> bool:
    return any(seat.participation_id == who.id for seat in pair.seats)


async def _held(tx: UnitOfWork, pair: Pair) -> int:
    mentor = pair.mentor.person_id
    return sum(
        was_held(each, mentor, tx.now) is True for each in await tx.meetings.of_pair(pair.id)
    )


def _concerns(subject: Subject, ids: dict[str, set[int]]) -> bool:
    return any(subject.get(name) in known for name, known in ids.items())
