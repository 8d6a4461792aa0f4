"""Set the programme up in chat: what the curator answered goes to where it belongs."""

from collections.abc import Collection, Mapping
from datetime import date, timedelta
from zoneinfo import ZoneInfo

from mentoring.consent import PARTICIPATION, ConsentText
from mentoring.consent_texts import (
    approve_anew,
    default_texts,
    follow_the_address,
    publish_default_texts,
)
from mentoring.forms import LEARNER, enabled_forms, mentees_in
from mentoring.handover import add_deputy
from mentoring.ids import PersonId
from mentoring.office import JournalEntry
from mentoring.organisations import Cycle, Organisation, OrganisationKind
from mentoring.people import CURATING, Actor, StaffRole
from mentoring.ports import UnitOfWork
from mentoring.questionnaire import Value
from mentoring.questionnaire.definition import CARD
from mentoring.rights import curator_in
from mentoring.steps import WAYS

PURPOSE = "setup"
BULLETS = " \t•-–—*."
SUBJECT = 60
YEAR = timedelta(days=365)
UNTIL = "answers_until"
ORIGINAL = "ru"
"""The language whose text the head approves; the other is its translation."""

Answers = Mapping[str, Value]


async def set_up(
    tx: UnitOfWork, actor: Actor, answers: Answers, skipped: Collection[str] = ()
) -> None:
    """Write what was answered; what was skipped stays, but for the day that may be lifted."""
    curator = curator_in(actor)
    before = await tx.organisations.get()
    described = before.model_copy(update=_told(answers) | {"set_up_at": tx.now})
    await tx.organisations.save(described)
    await _set_cycle(tx, described, answers)
    if UNTIL in skipped:
        await tx.organisations.set_answers_until(None)
    await _publish(tx, described, answers)
    await follow_the_address(tx)
    deputy = str(answers.get("deputy") or "")
    if deputy.startswith(CARD) and StaffRole.CURATOR in actor.roles:
        await add_deputy(tx, actor, PersonId(int(deputy.removeprefix(CARD))))
    entry = JournalEntry(
        organisation_id=tx.organisation, at=tx.now, by=curator, verb="set_up", subject={}
    )
    await tx.desk.note(entry)


async def ensure_cycle(tx: UnitOfWork) -> Cycle:
    """Return the cycle; a nameless one of a year is begun where nobody has said the dates."""
    cycle = await tx.organisations.cycle()
    if cycle is not None:
        return cycle
    zone = ZoneInfo((await tx.organisations.get()).zone)
    today = tx.now.astimezone(zone).date()
    await tx.organisations.save_cycle("", today, today + YEAR, enabled_forms(()))
    return await ensure_cycle(tx)


async def left_to_do(tx: UnitOfWork) -> tuple[str, ...]:
    """Name the questions that nobody has answered yet, in their order."""
    organisation, cycle = await tx.organisations.get(), await tx.organisations.cycle()
    text = await approved_text(tx)
    fresh = organisation.set_up_at is None
    with_learners = cycle is not None and LEARNER in mentees_in(enabled_forms(cycle.forms))
    staff = await tx.people.staff(*CURATING)
    todo = {
        "kind": fresh,
        "name": not organisation.name,
        "address": not organisation.address,
        "timezone": fresh,
        "forms": fresh,
        "mentor_way": fresh,
        "starts_on": cycle is None or not cycle.title,
        "subjects": not organisation.subjects,
        "groups": with_learners and not organisation.groups,
        "curator_name": not (organisation.curator_name or organisation.pseudonymous),
        "deputy": len(staff) < 2,
        "consent_by": text is None or text.approved_by is None,
    }
    return tuple(key for key, is_left in todo.items() if is_left)


async def known_so_far(tx: UnitOfWork) -> dict[str, Value]:
    """Return what was set up, as answers: they are not asked again but may be changed."""
    organisation, cycle = await tx.organisations.get(), await tx.organisations.cycle()
    if organisation.set_up_at is None:
        return {}
    text = await approved_text(tx)
    known: dict[str, Value | None] = {
        "kind": organisation.kind.value,
        "name": organisation.name or None,
        "address": organisation.address,
        "timezone": organisation.zone,
        "forms": cycle.forms if cycle else None,
        "mentor_way": _way_of(cycle) if cycle else None,
        "starts_on": cycle.starts_on.isoformat() if cycle and cycle.title else None,
        "ends_on": cycle.ends_on.isoformat() if cycle and cycle.title else None,
        UNTIL: _iso(cycle.answers_until if cycle else None),
        "subjects": "\n".join(organisation.subjects) or None,
        "groups": "\n".join(organisation.groups) or None,
        "curator_name": organisation.curator_name,
        "consent_by": text.approved_by if text else None,
        "consent_on": text.approved_on.isoformat() if text and text.approved_on else None,
    }
    return {key: value for key, value in known.items() if value is not None}


async def approved_text(tx: UnitOfWork) -> ConsentText | None:
    """Return the consent text in force; None before anybody has needed one."""
    try:
        return await tx.consents.text(PARTICIPATION, ORIGINAL)
    except LookupError:
        return None


def subjects_in(text: str) -> tuple[str, ...]:
    """Read a pasted list: a subject a line, or with commas or semicolons; each once."""
    pieces = text.replace(";", "\n").replace(",", "\n").splitlines()
    found: dict[str, str] = {}
    for piece in pieces:
        if name := " ".join(piece.strip(BULLETS).split())[:SUBJECT]:
            found.setdefault(name.casefold(), name)
    return tuple(found.values())


def _told(answers: Answers) -> dict[str, object]:
    told: dict[str, object] = {
        "kind": OrganisationKind(str(answers["kind"])) if "kind" in answers else None,
        "name": answers.get("name"),
        "address": answers.get("address"),
        "zone": answers.get("timezone"),
        "subjects": subjects_in(str(answers.get("subjects") or "")) or None,
        "groups": subjects_in(str(answers.get("groups") or "")) or None,
        "curator_name": answers.get("curator_name"),
    }
    return {field: value for field, value in told.items() if value is not None}


async def _set_cycle(tx: UnitOfWork, organisation: Organisation, answers: Answers) -> None:
    cycle = await ensure_cycle(tx)
    starts, ends = _day(answers, "starts_on"), _day(answers, "ends_on")
    forms = answers.get("forms")
    begin, end = starts or cycle.starts_on, ends or cycle.ends_on
    if starts and end <= begin:
        end = begin + YEAR
    title = cycle.title or (_title(begin, end) if starts and ends else "")
    codes = forms if isinstance(forms, tuple) and forms else cycle.forms
    await tx.organisations.save_cycle(title, begin, end, enabled_forms(codes))
    if last := _day(answers, UNTIL):
        await tx.organisations.set_answers_until(last)
    if (way := str(answers.get("mentor_way") or "")) in WAYS:
        await tx.organisations.set_way(WAYS[way])


def _way_of(cycle: Cycle) -> str | None:
    return next((way for way, steps in WAYS.items() if steps == cycle.mentor_steps), None)


def _title(begin: date, end: date) -> str:
    return str(begin.year) if begin.year == end.year else f"{begin.year}/{end.year}"


async def _publish(tx: UnitOfWork, organisation: Organisation, answers: Answers) -> None:
    """Publish the consent text anew when its wording or its approval is another one now.

    An approval belongs to a wording: the old one does not pass to a changed text.
    """
    current = await approved_text(tx)
    by = answers.get("consent_by")
    said = (str(by), _day(answers, "consent_on")) if by else None
    version = current.version + 1 if current else 1
    before = (current.approved_by, current.approved_on) if current else (None, None)
    if current is not None and current.own:
        if said is not None and said != before:
            await approve_anew(tx, PARTICIPATION, *said)
        return
    changed = current is not None and current.sha256 != _wording(tx, organisation, version)
    if changed and said == before:
        said = None
    if changed or (said is not None and said != before):
        by_whom, on = said or (None, None)
        await publish_default_texts(tx, by_whom, on, version)


def _wording(tx: UnitOfWork, organisation: Organisation, version: int) -> str:
    texts = default_texts(organisation, version, tx.now)
    return next(text.sha256 for text in texts if text.language == ORIGINAL)


def _iso(day: date | None) -> str | None:
    return day.isoformat() if day else None


def _day(answers: Answers, key: str) -> date | None:
    value = answers.get(key)
    return date.fromisoformat(value) if isinstance(value, str) else None
