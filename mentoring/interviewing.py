"""Agree on a talk with a candidate: who holds it, which times, the choice, a refusal."""

from collections.abc import Sequence
from datetime import datetime
from typing import ClassVar

from mentoring.addressing import News, tell
from mentoring.alarm import set_task
from mentoring.errors import AlreadyDone, InThePast, NotAllowed, NotFound, Refusal
from mentoring.house import Rules
from mentoring.ids import InterviewId, ParticipationId, PersonId
from mentoring.interviews import Interview, InterviewState
from mentoring.milestones import existing
from mentoring.office import JournalEntry, TaskKind
from mentoring.people import Actor, Person, StaffRole
from mentoring.ports import UnitOfWork
from mentoring.rights import curator_in, person_in
from mentoring.talk_hours import taken_by
from mentoring.talk_notes import remind, topic_of

LEADERS = (StaffRole.CURATOR, StaffRole.DEPUTY, StaffRole.PSYCHOLOGIST)


class NoTimes(Refusal):
    """None of the chosen times is ahead any more."""

    code: ClassVar[str] = "no_times"


class SlotTaken(Refusal):
    """Somebody else has taken this time with the same holder."""

    code: ClassVar[str] = "slot_taken"


async def leaders(tx: UnitOfWork) -> list[tuple[Person, StaffRole]]:
    """Return who may hold a talk, each once with the first role that lets them."""
    found: dict[PersonId, tuple[Person, StaffRole]] = {}
    for role in LEADERS:
        for person in await tx.people.staff(role):
            found.setdefault(person.id, (person, role))
    return list(found.values())


async def current(tx: UnitOfWork, participation: ParticipationId) -> Interview | None:
    """Return the open talk of a participation."""
    talks = await tx.interviews.of(participation)
    return next((talk for talk in talks if talk.is_open), None)


async def look(tx: UnitOfWork, actor: Actor, interview: InterviewId) -> Interview:
    """Return a talk for those whom it concerns: the candidate, who holds it, a curator."""
    found = await tx.interviews.get(interview)
    if found is None:
        raise NotFound(what="interview")
    if leads(actor, found) or await is_candidate(tx, actor, found):
        return found
    raise NotAllowed


def leads(actor: Actor, interview: Interview) -> bool:
    """Tell whether somebody may lead a talk: a curator, or who holds it and still may."""
    if actor.person is None:
        return False
    own = actor.person.id == interview.interviewer_id
    return actor.is_curator or (own and not actor.roles.isdisjoint(LEADERS))


async def is_candidate(tx: UnitOfWork, actor: Actor, interview: Interview) -> bool:
    """Tell whether the talk is about the actor."""
    about = await tx.participations.get(interview.participation_id)
    return bool(actor.person and about and about.person_id == actor.person.id)


async def refer(
    tx: UnitOfWork, actor: Actor, participation: ParticipationId, leader: PersonId
) -> Interview:
    """Ask somebody of the staff to hold the talk; who it is may be changed while it is open."""
    curator, about = curator_in(actor), await existing(tx, participation)
    role = {person.id: role for person, role in await leaders(tx)}.get(leader)
    if role is None or leader == about.person_id:
        raise NotFound(what="person")
    seen = role is StaffRole.PSYCHOLOGIST
    talk = await tx.interviews.add(about.id, leader, curator, by_psychologist=seen)
    if talk is None:
        open_one = await current(tx, about.id)
        if open_one is None:
            raise AlreadyDone
        changed = {"interviewer_id": leader, "by_psychologist": seen}
        talk = await change(tx, open_one, **changed)
    await _note(tx, curator, "interview_referred", talk)
    if leader != curator:
        await _tell(tx, [leader], talk, "interview_news", topic="")
    return talk


async def offer(
    tx: UnitOfWork,
    actor: Actor,
    interview: InterviewId,
    slots: Sequence[datetime],
    place: str | None,
) -> Interview:
    """Offer times to the candidate; what was offered or agreed before is void."""
    talk = await _led(tx, actor, interview)
    ahead = tuple(sorted({slot for slot in slots if slot > tx.now}))
    if not ahead:
        raise NoTimes
    await tx.outbox.cancel(topic_of(talk.id))
    offered = await change(
        tx, talk, state=InterviewState.OFFERED, slots=ahead, starts_at=None, place=place
    )
    await _note(tx, person_in(actor), "interview_offered", offered)
    about = await existing(tx, offered.participation_id)
    await _tell(tx, [about.person_id], offered, "interview_news")
    return offered


async def choose(
    tx: UnitOfWork, actor: Actor, interview: InterviewId, slot: datetime, rules: Rules
) -> Interview:
    """Take one of the offered times as the candidate; the same press twice chooses once."""
    talk = await _own(tx, actor, interview)
    if talk.state is InterviewState.AGREED and talk.starts_at == slot:
        return talk
    if talk.state is not InterviewState.OFFERED or slot not in talk.slots:
        raise AlreadyDone
    if slot <= tx.now:
        raise InThePast
    agreed = await _agreed(tx, talk, slot)
    await tx.outbox.cancel(topic_of(talk.id))
    about = await existing(tx, agreed.participation_id)
    await remind(tx, agreed, about.person_id, rules)
    await _note(tx, about.person_id, "interview_agreed", agreed)
    await _tell(tx, [agreed.interviewer_id], agreed, "interview_news")
    return agreed


async def ask_other_times(tx: UnitOfWork, actor: Actor, interview: InterviewId) -> Interview:
    """Say as the candidate that no time fits, or that the agreed one does not any more."""
    talk = await _own(tx, actor, interview)
    if talk.state not in (InterviewState.OFFERED, InterviewState.AGREED):
        return talk
    freed = await _freed(tx, talk)
    await set_task(tx, TaskKind.INTERVIEW_TIMES, {"participation": freed.participation_id})
    if freed.by_psychologist:
        await _tell(tx, [freed.interviewer_id], freed, "interview_news")
    return freed


async def put_off(tx: UnitOfWork, actor: Actor, interview: InterviewId) -> Interview:
    """Free the time as whoever holds the talk; new times are offered next."""
    talk = await _led(tx, actor, interview)
    if talk.state is not InterviewState.AGREED:
        return talk
    freed = await _freed(tx, talk)
    about = await existing(tx, freed.participation_id)
    await _tell(tx, [about.person_id], freed, "interview_news")
    return freed


async def refuse(tx: UnitOfWork, actor: Actor, interview: InterviewId) -> Interview:
    """Decline the talk as the candidate, without a reason; a curator sees what is next."""
    talk = await _own(tx, actor, interview)
    if not talk.is_open:
        return talk
    await tx.outbox.cancel(topic_of(talk.id))
    gone = await change(tx, talk, state=InterviewState.DECLINED, settled_at=tx.now)
    await set_task(tx, TaskKind.INTERVIEW_DECLINED, {"participation": gone.participation_id})
    if gone.by_psychologist:
        await _tell(tx, [gone.interviewer_id], gone, "interview_news")
    return gone


async def call_off(tx: UnitOfWork, actor: Actor, interview: InterviewId) -> Interview:
    """Take a talk off as a curator; the candidate is told when a time was offered."""
    curator_in(actor)
    talk = await _led(tx, actor, interview)
    if not talk.is_open:
        return talk
    await tx.outbox.cancel(topic_of(talk.id))
    gone = await change(tx, talk, state=InterviewState.CANCELLED, settled_at=tx.now)
    if talk.state is not InterviewState.REFERRED:
        about = await existing(tx, gone.participation_id)
        await _tell(tx, [about.person_id], gone, "interview_news")
    return gone


async def change(tx: UnitOfWork, read: Interview, **values: object) -> Interview:
    """Write a talk anew; whoever wrote in between was faster."""
    changed = read.model_copy(update=values)
    if not await tx.interviews.change(read, changed):
        raise AlreadyDone
    return changed.model_copy(update={"version": read.version + 1})


async def _agreed(tx: UnitOfWork, talk: Interview, slot: datetime) -> Interview:
    """Take the time; one that somebody else has taken from the same holder is refused."""
    try:
        return await change(tx, talk, state=InterviewState.AGREED, starts_at=slot)
    except AlreadyDone:
        if slot in await taken_by(tx, talk.interviewer_id):
            raise SlotTaken(interview=talk.id) from None
        raise


async def _freed(tx: UnitOfWork, talk: Interview) -> Interview:
    await tx.outbox.cancel(topic_of(talk.id))
    values = {"state": InterviewState.REFERRED, "slots": (), "starts_at": None}
    return await change(tx, talk, **values)


async def _led(tx: UnitOfWork, actor: Actor, interview: InterviewId) -> Interview:
    found = await look(tx, actor, interview)
    if not leads(actor, found):
        raise NotAllowed
    return found


async def _own(tx: UnitOfWork, actor: Actor, interview: InterviewId) -> Interview:
    found = await look(tx, actor, interview)
    if not await is_candidate(tx, actor, found):
        raise NotAllowed
    return found


async def _tell(
    tx: UnitOfWork,
    people: Sequence[PersonId],
    talk: Interview,
    kind: str,
    topic: str | None = None,
) -> None:
    news = News(
        key=f"{kind}:{talk.id}:{talk.version}",
        kind=kind,
        args={"interview": talk.id},
        topic=topic_of(talk.id) if topic is None else topic,
        due_at=tx.now,
    )
    await tell(tx, people, news)


async def _note(tx: UnitOfWork, by: PersonId, verb: str, talk: Interview) -> None:
    subject = {"participation": talk.participation_id, "interview": talk.id}
    entry = JournalEntry(
        organisation_id=tx.organisation, at=tx.now, by=by, verb=verb, subject={**subject}
    )
    await tx.desk.note(entry)
