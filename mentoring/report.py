"""Put the report together: every number is the length of the list that stands behind it."""

from collections import Counter
from datetime import date, datetime

from mentoring.crowd import bases, once_each, participants, seats_at
from mentoring.evidence import WEEK, Evidence, gather
from mentoring.indicators import LEARNERS, Coverage, coverage, covered, target_of
from mentoring.listing import Behind, Entries, Number
from mentoring.lonely import without_pair
from mentoring.office import JournalEntry
from mentoring.opinions import Opinion, meetings_of_month, opinion
from mentoring.pairs import Pair
from mentoring.people import Actor
from mentoring.ports import UnitOfWork
from mentoring.record import Record
from mentoring.rights import curator_in
from mentoring.standing import pairs_by_standing


class Report(Record):
    """Hold what is true of the programme now; counts come from the lists themselves."""

    now: datetime
    today: date
    behind: Behind
    before: dict[Number, int]
    opinion: Opinion
    coverage: tuple[Coverage, ...]
    forms: tuple[tuple[str, int], ...] = ()
    """Pairs by form, when there is more than one form."""

    learners: bool = False
    """Whether somebody asks about learners, who cannot take part through this bot."""

    def count(self, number: Number) -> int:
        """Return a number of the report."""
        return len(self.behind[number])

    def change(self, number: Number) -> int:
        """Return how a number differs from a week ago."""
        return self.count(number) - self.before[number]


async def report_today(tx: UnitOfWork) -> Report:
    """Read and count."""
    return compose(await gather(tx))


def compose(evidence: Evidence) -> Report:
    """Count everything from records alone."""
    behind: Behind = {
        **participants(evidence),
        **bases(evidence),
        **pairs_by_standing(evidence),
        **meetings_of_month(evidence),
        **covered(evidence),
        Number.ALONE: without_pair(evidence),
    }
    return Report(
        now=evidence.now,
        today=evidence.today,
        behind=behind,
        before=_week_ago(evidence),
        opinion=opinion(evidence),
        coverage=coverage(evidence, behind),
        forms=_by_form(evidence, behind[Number.PAIRS]),
        learners=_asks_about_learners(evidence),
    )


async def note_export(tx: UnitOfWork, actor: Actor) -> None:
    """Write down in the journal that the bases were taken away as a file."""
    entry = JournalEntry(
        organisation_id=tx.organisation,
        at=tx.now,
        by=curator_in(actor),
        verb="export",
        subject={"what": "report"},
    )
    await tx.desk.note(entry)


def _by_form(evidence: Evidence, running: Entries) -> tuple[tuple[str, int], ...]:
    forms = {pair.id: pair.form for pair in evidence.pairs}
    found = Counter(forms[each.pair] for each in running if each.pair is not None)
    codes = tuple(dict.fromkeys((*evidence.terrain.forms, *found)))
    return tuple((code, found[code]) for code in codes) if len(codes) > 1 else ()


def _asks_about_learners(evidence: Evidence) -> bool:
    target = evidence.figure(target_of(LEARNERS), evidence.today.year)
    return bool(evidence.figure(LEARNERS)) or target is not None


def _week_ago(evidence: Evidence) -> dict[Number, int]:
    then = evidence.now - WEEK
    return {
        Number.PARTICIPANTS: len(once_each(seats_at(evidence.pairs, then))),
        Number.PAIRS: sum(_lasted(pair, then) for pair in evidence.pairs),
    }


def _lasted(pair: Pair, at: datetime) -> bool:
    begun, ended = pair.announced_at, pair.ended_at
    return begun is not None and begun <= at and (ended is None or ended > at)
