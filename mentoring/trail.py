"""Remember who looked at whose card and who took lists away: when, and what kind, never a name."""

from collections.abc import Sequence
from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

from mentoring.confidants import concerned_with
from mentoring.ids import PersonId
from mentoring.incidents import in_charge, require_open
from mentoring.office import JournalEntry
from mentoring.people import Actor, StaffRole
from mentoring.ports import UnitOfWork
from mentoring.record import Record
from mentoring.rights import person_in, staff_in
from mentoring.runs import Subject

VIEW, EXPORT = "view", "export"
KEPT_ON_SCREEN = timedelta(days=30)
"""How far back the screen of views and exports looks."""

AUDITORS = frozenset({StaffRole.CURATOR, StaffRole.DEPUTY, StaffRole.ADMINISTRATOR})


class Look(Record):
    """Say that somebody looked at something or took it away; `times` counts one day's looks."""

    at: datetime
    by: PersonId | None
    verb: str
    what: str
    about: PersonId | None = None
    times: int = 1


async def note_view(tx: UnitOfWork, actor: Actor, what: str, subject: Subject) -> None:
    """Write down that a member of staff opened somebody's data; one's own are nobody's affair."""
    viewer = person_in(actor)
    if subject.get("person") != viewer:
        await _note(tx, viewer, VIEW, {**subject, "what": what})


async def note_export(tx: UnitOfWork, actor: Actor, what: str) -> None:
    """Write down that lists of people are taken away as a file; refused during an incident."""
    await require_open(tx)
    await _note(tx, person_in(actor), EXPORT, {"what": what})


async def note_export_on_server(tx: UnitOfWork, what: str) -> None:
    """Write down that lists were taken away on the server, where nobody has a name."""
    await require_open(tx)
    await _note(tx, None, EXPORT, {"what": what})


async def looks_at(tx: UnitOfWork, person: PersonId, since: datetime) -> list[Look]:
    """Return who looked at one person and which lists were taken away, for the person to read."""
    sides = {each.id for each in await tx.participations.of(person)}
    looks = [
        look
        for entry, look in await _looks(tx, since)
        if look.verb == EXPORT
        or look.about == person
        or entry.subject.get("participation") in sides
    ]
    return await _by_day(tx, looks)


async def looks_of_staff(tx: UnitOfWork, actor: Actor, since: datetime) -> list[Look]:
    """Return all views and exports, the newest first.

    What others looked at about people whom the actor is in a pair with stays hidden.
    """
    return await _shown_to(tx, staff_in(actor, *AUDITORS), since)


async def _shown_to(tx: UnitOfWork, reader: PersonId, since: datetime) -> list[Look]:
    """Return the looks without those of others at people whom the reader is in a pair with."""
    hidden = await _close_to(tx, reader)
    shown = [
        look
        for _entry, look in await _looks(tx, since)
        if look.about not in hidden or look.by == reader
    ]
    return await _by_day(tx, shown)


async def _close_to(tx: UnitOfWork, reader: PersonId) -> set[PersonId]:
    """Return the people whose affairs a reader is a side of."""
    own = [reader, *(each.child_id for each in await tx.guardians.children_of(reader))]
    near = {seat.person_id for each in own for p in await tx.pairs.of(each) for seat in p.seats}
    return {each for each in {*own, *near} if reader in await concerned_with(tx, each)}


async def looks_in_incident(tx: UnitOfWork, actor: Actor, since: datetime) -> list[Look]:
    """Return views and exports since a time to whoever acts on an incident, as above."""
    return await _shown_to(tx, await in_charge(tx, actor), since)


async def _looks(tx: UnitOfWork, since: datetime) -> list[tuple[JournalEntry, Look]]:
    return [
        (entry, _look(entry))
        for entry in await tx.desk.journal(since)
        if entry.verb in (VIEW, EXPORT)
    ]


def _look(entry: JournalEntry) -> Look:
    about = entry.subject.get("person")
    return Look(
        at=entry.at,
        by=entry.by,
        verb=entry.verb,
        what=str(entry.subject.get("what") or ""),
        about=PersonId(int(about)) if about else None,
    )


async def _by_day(tx: UnitOfWork, looks: Sequence[Look]) -> list[Look]:
    """Count the looks of one person at one thing on one day as one line, the newest first."""
    zone = ZoneInfo((await tx.organisations.get()).zone)
    found: dict[tuple[object, ...], Look] = {}
    for look in sorted(looks, key=lambda each: each.at):
        key = look.at.astimezone(zone).date(), look.by, look.verb, look.what, look.about
        before = found.pop(key, None)
        times = before.times + 1 if before else 1
        found[key] = look.model_copy(update={"times": times})
    return list(reversed(found.values()))


async def _note(tx: UnitOfWork, by: PersonId | None, verb: str, subject: Subject) -> None:
    entry = JournalEntry(
        organisation_id=tx.organisation, at=tx.now, by=by, verb=verb, subject=subject
    )
    await tx.desk.note(entry)
