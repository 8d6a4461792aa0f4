"""Write the proof of what was done with a consent, and the curator's note of a signed sheet."""

from calendar import monthrange
from datetime import date, timedelta
from typing import ClassVar
from zoneinfo import ZoneInfo

from mentoring.ages import ADULT
from mentoring.consent import (
    BUTTON,
    CODES,
    DISTRIBUTION,
    MINOR,
    NOTICE,
    OWN_AGREEMENT,
    PAPER,
    PARTICIPATION,
    UNDO,
    ConsentRecord,
    ConsentStep,
    ConsentText,
    Paper,
    Standing,
)
from mentoring.consent_texts import publish_default
from mentoring.errors import NotAllowed, NotFound, Refusal
from mentoring.ids import AccountId, PersonId
from mentoring.office import JournalEntry
from mentoring.people import Actor
from mentoring.permits import age_of
from mentoring.ports import UnitOfWork
from mentoring.publishing import NothingChosen, feel_the_narrowing
from mentoring.questionnaire.sheets import is_place, is_sheet_number
from mentoring.record import Record
from mentoring.revoking import feel_the_end
from mentoring.rights import curator_in
from mentoring.settling import settle_consents

UNDONE_WITHIN = timedelta(days=1)
"""How long a curator may take back what was noted by mistake."""

ON_PAPER = frozenset(CODES) - {NOTICE}
OF_MINORS = frozenset({MINOR, OWN_AGREEMENT})
YEAR = 12


class PaperUnread(Refusal):
    """A sheet needs a number with a digit, a day that is not ahead, and a place it lies at."""

    code: ClassVar[str] = "paper_unread"


class Deed(Record):
    """Say what was done with a text: by whom, for whom, through which address, until when."""

    person: PersonId
    step: ConsentStep
    account: AccountId | None = None
    given_by: PersonId | None = None
    noted_by: PersonId | None = None
    method: str = BUTTON
    paper: Paper | None = None
    until: date | None = None
    items: tuple[str, ...] = ()


async def write(tx: UnitOfWork, text: ConsentText | ConsentRecord, deed: Deed) -> None:
    """Append one line of proof about a wording, or about the one an earlier line names."""
    paper = deed.paper
    await tx.consents.record(
        ConsentRecord(
            organisation_id=tx.organisation,
            person_id=deed.person,
            account_id=deed.account,
            code=text.code,
            version=text.version,
            language=text.language,
            sha256=text.sha256,
            step=deed.step,
            method=deed.method,
            at=tx.now,
            expires_on=deed.until,
            purpose=text.purpose,
            items=deed.items,
            given_by=deed.given_by,
            noted_by=deed.noted_by,
            paper_number=paper.number if paper else None,
            paper_date=paper.dated_on if paper else None,
            paper_place=paper.kept_at if paper else None,
        )
    )


async def note_paper(
    tx: UnitOfWork,
    actor: Actor,
    person: PersonId,
    code: str,
    paper: Paper,
    *,
    given_by: PersonId | None = None,
    until: date | None = None,
    items: tuple[str, ...] = (),
) -> bool:
    """Note a signed sheet; False when this very sheet is noted already."""
    curator = curator_in(actor)
    standing = await _standing(tx, person, code)
    await require_readable(tx, paper)
    last = standing.last.get(code)
    if (code == DISTRIBUTION) != bool(items):
        raise NothingChosen
    if standing.holds(code, tx.now.date()) and last and (last.paper, last.items) == (paper, items):
        return False
    text = await _text(tx, code)
    deed = Deed(
        person=person,
        step=ConsentStep.GIVEN,
        given_by=given_by,
        noted_by=curator,
        method=PAPER,
        paper=paper,
        until=until or end_on(text, paper.dated_on),
        items=items,
    )
    await write(tx, text, deed)
    await note(tx, curator, "paper_noted", person, code)
    await feel_the_narrowing(tx, person, last, items)
    await settle_consents(tx, person, code, curator)
    return True


async def undo_paper(tx: UnitOfWork, actor: Actor, person: PersonId, code: str) -> bool:
    """Take a note back within a day; False when there is nothing to take back any more."""
    curator = curator_in(actor)
    standing = await _standing(tx, person, code)
    last = standing.last.get(code)
    fresh = last is not None and last.method == PAPER and tx.now - last.at <= UNDONE_WITHIN
    if last is None or not fresh or last.step is not ConsentStep.GIVEN:
        return False
    await _end(tx, standing, code, curator, UNDO)
    return True


async def note_revocation(tx: UnitOfWork, actor: Actor, person: PersonId, code: str) -> bool:
    """Note that somebody took a consent back in writing; it ends like a pressed one."""
    curator = curator_in(actor)
    standing = await _standing(tx, person, code)
    if not standing.holds(code, tx.now.date()):
        return False
    await _end(tx, standing, code, curator, PAPER)
    return True


async def note(
    tx: UnitOfWork, by: PersonId | None, verb: str, person: PersonId, code: str
) -> None:
    """Write the deed into the journal, ids and the code only."""
    subject: dict[str, int | str] = {"person": person, "code": code}
    entry = JournalEntry(
        organisation_id=tx.organisation, at=tx.now, by=by, verb=verb, subject=subject
    )
    await tx.desk.note(entry)


def end_on(text: ConsentText, given: date) -> date | None:
    """Return the last day of a consent given on a day; None when its text names no term."""
    if text.months is None:
        return None
    year, month = divmod(given.year * YEAR + given.month - 1 + text.months, YEAR)
    return date(year, month + 1, min(given.day, monthrange(year, month + 1)[1]))


async def _end(
    tx: UnitOfWork, standing: Standing, code: str, curator: PersonId, method: str
) -> None:
    last = standing.last[code]
    deed = Deed(
        person=standing.person_id,
        step=ConsentStep.REVOKED,
        noted_by=curator,
        method=method,
    )
    await write(tx, last, deed)
    await note(tx, curator, "consent_revoked", standing.person_id, code)
    await feel_the_end(tx, standing.person_id, code, quiet=method == UNDO)


async def _standing(tx: UnitOfWork, person: PersonId, code: str) -> Standing:
    found = await tx.people.person(person)
    if found is None or found.erased_at is not None:
        raise NotFound(what="person")
    standing = await tx.consents.standing(person)
    known = standing.birth_date is not None or standing.bracket is not None
    grown = age_of(standing, tx.now.date()) >= ADULT
    fits_age = code not in OF_MINORS if grown else code != PARTICIPATION
    if code not in ON_PAPER or (known and not fits_age):
        raise NotAllowed
    return standing


async def _text(tx: UnitOfWork, code: str) -> ConsentText:
    language = (await tx.organisations.get()).locale
    try:
        return await tx.consents.text(code, language)
    except LookupError:
        await publish_default(tx, code)
    return await tx.consents.text(code, language)


async def require_readable(tx: UnitOfWork, paper: Paper) -> None:
    """Refuse a sheet without a number, from the days to come, or kept nowhere."""
    here = await tx.organisations.get()
    good = is_sheet_number(paper.number) and is_place(paper.kept_at)
    if not good or paper.dated_on > tx.now.astimezone(ZoneInfo(here.zone)).date():
        raise PaperUnread
