"""Act on an incident: freeze what is handed out, end access, count the hours to the notices."""

from datetime import datetime, timedelta
from typing import ClassVar

from mentoring.addressing import News, tell
from mentoring.errors import NotAllowed, NotFound, Refusal
from mentoring.help_setup import call_no_more
from mentoring.ids import PersonId
from mentoring.incident import TERMS, Incident, IncidentKind, Outcome
from mentoring.office import JournalEntry
from mentoring.people import CURATING, Actor, StaffRole
from mentoring.ports import UnitOfWork
from mentoring.rights import staff_in
from mentoring.runs import Subject

IN_CHARGE = (StaffRole.ADMINISTRATOR, StaffRole.HEAD)
BEGUN = "incident_begun"
BEFORE = (6, 1, 0)
"""Hours before the end of a term at which those in charge are reminded."""


class ExportsFrozen(Refusal):
    """Nothing with people's data is handed out while an incident is open."""

    code: ClassVar[str] = "exports_frozen"


class NotInCharge(NotAllowed):
    """A curator asks for what the head or an administrator is there to do."""

    code: ClassVar[str] = "not_in_charge"


async def acts_on(tx: UnitOfWork, actor: Actor) -> bool:
    """Tell whether somebody acts on an incident: see `in_charge`."""
    if actor.roles & frozenset(IN_CHARGE):
        return True
    return StaffRole.CURATOR in actor.roles and not await tx.people.staff(*IN_CHARGE)


async def in_charge(tx: UnitOfWork, actor: Actor) -> PersonId:
    """Return who acts on an incident: an administrator, the head, or where none is a curator."""
    if actor.is_curator and not await acts_on(tx, actor):
        raise NotInCharge
    return staff_in(actor, *IN_CHARGE, StaffRole.CURATOR)


async def frozen(tx: UnitOfWork) -> bool:
    """Tell whether files with people's data are held back."""
    return await tx.incidents.current() is not None


async def require_open(tx: UnitOfWork) -> None:
    """Refuse to hand out people's data while an incident is open."""
    if await frozen(tx):
        raise ExportsFrozen


async def begin(tx: UnitOfWork, actor: Actor, kind: IncidentKind) -> Incident:
    """Open an incident: exports stop, links that let in end, the hours begin to count."""
    by = await in_charge(tx, actor)
    opened = await tx.incidents.open(kind, by, tx.now)
    if opened is None:
        return await _current(tx)
    ended = await _end_links(tx)
    await _note(tx, by, BEGUN, {"incident": opened.id, "links": ended})
    await _count_down(tx, opened)
    others = await _those_in_charge(tx) - {by}
    await tell(tx, others, _news(opened, BEGUN, tx.now))
    return opened


async def links_ended(tx: UnitOfWork, incident: Incident) -> int:
    """Return how many links and codes an incident made void."""
    noted = await tx.desk.journal(incident.opened_at)
    about = [each for each in noted if each.verb == BEGUN]
    mine = [each for each in about if each.subject.get("incident") == incident.id]
    return sum(int(each.subject.get("links") or 0) for each in mine)


async def end_access(tx: UnitOfWork, actor: Actor, person: PersonId) -> bool:
    """End somebody's work as a curator or deputy at once; False when it had ended."""
    by = await in_charge(tx, actor)
    incident = await _current(tx)
    if await tx.people.person(person) is None:
        raise NotFound(what="person")
    ended = [await tx.people.end_role(person, role, tx.now) for role in CURATING]
    await call_no_more(tx, person)
    if any(ended):
        await _note(tx, by, "access_ended", {"incident": incident.id, "person": person})
    return any(ended)


async def close(tx: UnitOfWork, actor: Actor, outcome: Outcome) -> Incident:
    """Close the incident with what was found; exports go on, the countdown ends."""
    by = await in_charge(tx, actor)
    incident = await _current(tx)
    if await tx.incidents.close(incident.id, outcome, by, tx.now):
        await tx.outbox.cancel(_topic(incident))
        await _note(tx, by, "incident_closed", {"incident": incident.id})
    return await tx.incidents.get(incident.id) or incident


async def _current(tx: UnitOfWork) -> Incident:
    current = await tx.incidents.current()
    if current is None:
        raise NotFound(what="incident")
    return current


async def _end_links(tx: UnitOfWork) -> int:
    """Void whatever lets somebody in unseen: invitations, codes, moves, third persons' links."""
    invitations = await tx.invitations.revoke_all(tx.now)
    return invitations + await tx.keys.void_all(tx.now) + await tx.inquiries.revoke_all(tx.now)


async def _count_down(tx: UnitOfWork, incident: Incident) -> None:
    """Write the reminders before each term ends, and one when it has."""
    people = await _those_in_charge(tx)
    for hours in TERMS:
        for left in BEFORE:
            due = incident.due(hours) - timedelta(hours=left)
            news = _news(incident, "incident_due", due)
            told = {"key": f"{news.key}:{hours}:{left}", "args": {"hours": hours, "left": left}}
            await tell(tx, people, news.model_copy(update=told))


def _news(incident: Incident, kind: str, due: datetime) -> News:
    return News(key=f"{kind}:{incident.id}", kind=kind, topic=_topic(incident), due_at=due)


def _topic(incident: Incident) -> str:
    return f"incident:{incident.id}"


async def _those_in_charge(tx: UnitOfWork) -> set[PersonId]:
    people = await tx.people.staff(*IN_CHARGE) or await tx.people.staff(StaffRole.CURATOR)
    return {each.id for each in people}


async def _note(tx: UnitOfWork, by: PersonId, verb: str, subject: Subject) -> None:
    entry = JournalEntry(
        organisation_id=tx.organisation, at=tx.now, by=by, verb=verb, subject=subject
    )
    await tx.desk.note(entry)
