"""Look after consents by routine: warn of those that run out, end them, ask anew for a purpose."""

from datetime import date, datetime, timedelta
from zoneinfo import ZoneInfo

from mentoring.addressing import News, tell
from mentoring.alarm import set_task
from mentoring.calendar import QuietHours, next_allowed
from mentoring.consent import MINOR, ConsentRecord, ConsentStep, Standing
from mentoring.consent_proof import Deed, note, write
from mentoring.ids import PersonId
from mentoring.known_pairs import people_in
from mentoring.office import TaskKind
from mentoring.pairs import Pair
from mentoring.permits import age_of, needed
from mentoring.ports import UnitOfWork
from mentoring.revoking import feel_the_end
from mentoring.runs import Subject

AHEAD = timedelta(days=30)
"""How long before its last day a consent is spoken of."""

EXPIRED = "expired"
"""The method of a revocation that the calendar made."""

NEWS = "consent_news"


async def look_after_consents(
    tx: UnitOfWork, now: datetime, quiet: QuietHours | None = None
) -> int:
    """Go through everybody's consents once; return how many ran out."""
    zone = ZoneInfo((await tx.organisations.get()).zone)
    today, due = now.astimezone(zone).date(), next_allowed(now, zone, quiet or QuietHours())
    purposes: dict[str, int] = {}
    for text in await tx.consents.texts():
        purposes[text.code] = max(purposes.get(text.code, 1), text.purpose)
    ended = 0
    for standing in (await tx.consents.standings()).values():
        for record in standing.last.values():
            if record.step is not ConsentStep.GIVEN:
                continue
            if record.expires_on is not None and record.expires_on < today:
                await _expire(tx, record)
                ended += 1
            else:
                await _remind(tx, standing, record, today, due)
                if record.purpose < purposes.get(record.code, 1):
                    await _ask_anew(tx, record, purposes[record.code], due)
    return ended


async def ask_representatives(tx: UnitOfWork, child: PersonId) -> None:
    """Tell a child's representatives once that there are optional consents to decide on."""
    there = await tx.guardians.of_child(child)
    parents = {each.representative_id for each in there if each.representative_id is not None}
    news = News(key=f"{NEWS}:{child}:optional", kind=NEWS, due_at=tx.now)
    await tell(tx, parents, news)


async def ask_for_longer(tx: UnitOfWork, pair: Pair, until: date) -> None:
    """Ask at once for the consents that end before a pair's new last day."""
    for person in people_in(pair):
        standing = await tx.consents.standing(person)
        for code in needed(age_of(standing, tx.now.date()), standing.own_from):
            record = standing.last.get(code)
            if record is None or record.step is not ConsentStep.GIVEN:
                continue
            if record.expires_on is not None and record.expires_on < until:
                about: Subject = {"person": person, "code": code, "pair": pair.id}
                await set_task(tx, TaskKind.CONSENT_TOO_SHORT, about)
                key = f"{NEWS}:{person}:{code}:{record.expires_on}:longer"
                await tell(tx, await _givers(tx, record), News(key=key, kind=NEWS, due_at=tx.now))


async def _expire(tx: UnitOfWork, record: ConsentRecord) -> None:
    """End a consent whose last day has passed; it ends as if it had been revoked."""
    deed = Deed(person=record.person_id, step=ConsentStep.REVOKED, method=EXPIRED)
    await write(tx, record, deed)
    await note(tx, None, "consent_expired", record.person_id, record.code)
    await feel_the_end(tx, record.person_id, record.code, quiet=False)


async def _remind(
    tx: UnitOfWork, standing: Standing, record: ConsentRecord, today: date, due: datetime
) -> None:
    """Tell whoever gave it, and the curator, thirty days before the last day; once."""
    until = record.expires_on
    if until is None or until - AHEAD > today:
        return
    subject: Subject = {"person": standing.person_id, "code": record.code, "until": str(until)}
    known = await tx.desk.tasks(tx.now - AHEAD - timedelta(days=1))
    if any(t.kind is TaskKind.CONSENT_EXPIRES and t.subject == subject for t in known):
        return
    await set_task(tx, TaskKind.CONSENT_EXPIRES, subject)
    key = f"{NEWS}:{record.person_id}:{record.code}:{until}"
    await tell(tx, await _givers(tx, record), News(key=key, kind=NEWS, due_at=due))


async def _ask_anew(tx: UnitOfWork, record: ConsentRecord, purpose: int, due: datetime) -> None:
    """Ask once for a consent to the new purpose; until then only what was agreed to is done."""
    key = f"{NEWS}:{record.person_id}:{record.code}:purpose:{purpose}"
    await tell(tx, await _givers(tx, record), News(key=key, kind=NEWS, due_at=due))


async def _givers(tx: UnitOfWork, record: ConsentRecord) -> set[PersonId]:
    """Return who can give it again: the representatives of a child, else the person."""
    if record.code != MINOR and record.given_by is None:
        return {record.person_id}
    there = await tx.guardians.of_child(record.person_id)
    return {each.representative_id for each in there if each.representative_id is not None}
