"""Put the report together: every number is the length of the list that stands behind it."""

from collections import Counter
from datetime import date, datetime

from mentoring.crowd import bases, once_each, participants, seats_at
from mentoring.evidence import WEEK, Evidence, gather
from mentoring.indicators import Coverage, coverage, covered
from mentoring.listing import Behind, Entries, Number
from mentoring.lonely import without_pair
from mentoring.opinions import Opinion, meetings_of_month, opinion
from mentoring.pairs import Pair
from mentoring.people import Actor
from mentoring.ports import UnitOfWork
from mentoring.record import Record
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

    def count(self, number: Number) -> int:
        """Return a number of the report."""
        return len(self.behind[number])

    def change(self, number: Number) -> int:
        """Return how a number differs from a week ago."""
        return self.count(number) - self.before[number]


async def report_today(tx: UnitOfWork, reader: Actor | None = None) -> Report:
    """Read and count what a reader may see."""
    return compose(await gather(tx, reader))


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
    )


def _by_form(evidence: Evidence, running: Entries) -> tuple[tuple[str, int], ...]:
    forms = {pair.id: pair.form for pair in evidence.pairs}
    found = Counter(forms[each.pair] for each in running if each.pair is not None)
    codes = tuple(dict.fromkeys((*evidence.terrain.forms, *found)))
    return tuple((code, found[code]) for code in codes) if len(codes) > 1 else ()


def _week_ago(evidence: Evidence) -> dict[Number, int]:
    then = evidence.now - WEEK
    return {
        Number.PARTICIPANTS: len(once_each(seats_at(evidence.pairs, then))),
        Number.PAIRS: sum(_lasted(pair, then) for pair in evidence.pairs),
    }


def _lasted(pair: Pair, at: datetime) -> bool:
    begun, ended = pair.announced_at, pair.ended_at
    return begun is not None and begun <= at and (ended is None or ended > at)
