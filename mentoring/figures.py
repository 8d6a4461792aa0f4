"""Enter the figures the programme is measured against: each with a day, older ones stay."""

from datetime import date

from mentoring.errors import NotFound, Refusal
from mentoring.indicators import LEARNERS, TEACHERS, YOUNG_TEACHERS, target_of
from mentoring.office import Figure, JournalEntry
from mentoring.people import Actor
from mentoring.ports import UnitOfWork
from mentoring.rights import curator_in
from mentoring.runs import Subject

COUNTS = (TEACHERS, YOUNG_TEACHERS, LEARNERS)
"""Contingents: how many people there are."""

TARGETS = tuple(target_of(each) for each in COUNTS)
"""Targets: what per cent of them should take part by the end of a year."""

WHOLE = 100
NO_YEAR = 0


class MoreThanAll(Refusal):
    """A target is a share: nobody can ask for more than all."""

    code = "more_than_all"


def is_known(indicator: str, year: int) -> bool:
    """Tell whether there is such a figure: a target has a year, a contingent has none."""
    return indicator in (TARGETS if year else COUNTS)


async def enter_figure(
    tx: UnitOfWork, actor: Actor, indicator: str, year: int, value: int, since: date
) -> Figure:
    """Add a figure with who entered it and when; raises NotFound, MoreThanAll, NotAllowed."""
    curator = curator_in(actor)
    if not is_known(indicator, year):
        raise NotFound(what="figure")
    if year and value > WHOLE:
        raise MoreThanAll(value=value)
    figure = Figure(
        organisation_id=tx.organisation,
        indicator=indicator,
        year=year or None,
        value=value,
        since=since,
        entered_by=curator,
        entered_at=tx.now,
    )
    await tx.organisations.add_figure(figure)
    await _note(tx, actor, {"indicator": indicator, "year": year})
    return figure


async def _note(tx: UnitOfWork, actor: Actor, subject: Subject) -> None:
    entry = JournalEntry(
        organisation_id=tx.organisation,
        at=tx.now,
        by=curator_in(actor),
        verb="figure",
        subject=subject,
    )
    await tx.desk.note(entry)
