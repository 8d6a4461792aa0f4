"""Lead an evening of short talks: lay the list, lay the rest anew, tell, hear who would go on."""

from collections.abc import Sequence
from typing import ClassVar

from mentoring.addressing import News, tell
from mentoring.applications import Side
from mentoring.errors import NotAllowed, NotFound, Refusal
from mentoring.events import EventKind
from mentoring.forms import TRADITIONAL
from mentoring.gathering import existing
from mentoring.house import Rules
from mentoring.ids import EventId, ParticipationId, PersonId, SpeedTalkId
from mentoring.known_pairs import Changed
from mentoring.pairs import Source
from mentoring.people import Actor
from mentoring.pleading.beginning import CannotMeet, PlacesGone, begin_by_people
from mentoring.ports import UnitOfWork
from mentoring.rights import curator_in, person_in
from mentoring.speed.records import GOES_ON, THANKS, Evening, Sitting, SpeedTalk
from mentoring.speed.timetable import Round, Talk, replanned, timetable
from mentoring.speed_guests import Sides, apart, seated

RATINGS = range(1, 11)


class NobodyToSeat(Refusal):
    """There is no mentor, or no mentee, among those who come."""

    code: ClassVar[str] = "nobody_to_seat"


class EveningTold(Refusal):
    """People know the list: its lengths stay, only what is ahead is laid anew."""

    code: ClassVar[str] = "evening_told"


async def plan_evening(
    tx: UnitOfWork, actor: Actor, event_id: EventId, slot: int, pause: int, rounds: int
) -> Evening:
    """Say how an evening runs and lay its list; nobody knows of it yet."""
    curator_in(actor)
    event = await existing(tx, event_id)
    known = await tx.speed.evening(event.id)
    if known is not None and known.told_at is not None:
        raise EveningTold
    if event.kind is not EventKind.SPEED:
        raise NotFound(what="evening")
    if await tx.speed.plan(event.id, slot, pause, rounds) is None:
        raise NotFound(what="evening")
    return await lay(tx, actor, event_id)


async def lay(tx: UnitOfWork, actor: Actor, event_id: EventId) -> Evening:
    """Lay what is ahead for those who are there now; what has begun stays as it is."""
    curator_in(actor)
    event, evening = await existing(tx, event_id), await evening_of(tx, event_id)
    mentors, mentees = await seated(tx, event)
    if not mentors or not mentees:
        raise NobodyToSeat
    held = evening.begun(event.starts_at, tx.now)
    talks = await tx.speed.talks(event.id)
    past = _rounds(talks, held, await _people_of(tx, talks))
    left, sides = evening.rounds - held, {**mentors, **mentees}
    never = await apart(tx, mentors, mentees)
    rounds = (
        replanned([*mentors], [*mentees], past, left, never)
        if held or never
        else timetable([*mentors], [*mentees], left)
    )
    if not await tx.speed.lay(evening, held, _sittings(rounds, held, sides)):
        raise Changed
    return await evening_of(tx, event_id)


async def tell_everybody(tx: UnitOfWork, actor: Actor, event_id: EventId) -> int:
    """Tell everybody that their list is there, and ask at the end whom they would go on with."""
    curator_in(actor)
    event, evening = await existing(tx, event_id), await evening_of(tx, event_id)
    if not await tx.speed.tell(evening):
        raise Changed
    people = set((await _people_of(tx, await tx.speed.talks(event.id))).values())
    topic, ends = f"speed:{event.id}", evening.ends(event.starts_at)
    args = {"event": event.id}
    called = News(
        key=f"{topic}:{evening.version}",
        kind="speed_called",
        args={**args},
        topic=topic,
        due_at=tx.now,
        not_after=ends,
    )
    asked = News(
        key=f"{topic}:asked", kind="speed_question", args={**args}, topic=topic, due_at=ends
    )
    told = await tell(tx, people, called)
    await tell(tx, people, asked)
    return told


async def say(
    tx: UnitOfWork, actor: Actor, talk_id: SpeedTalkId, word: str, rules: Rules
) -> SpeedTalk:
    """Say whether one would go on; of two who would, a pair begins that the curator confirms."""
    talk, side = await my_talk(tx, actor, talk_id)
    event, evening = await existing(tx, talk.event_id), await evening_of(tx, talk.event_id)
    begun = evening.starts(event.starts_at, talk.round) <= tx.now
    if word not in (GOES_ON, THANKS) or not begun:
        raise NotAllowed
    await tx.speed.say(talk.id, side, word)
    after, _ = await my_talk(tx, actor, talk_id)
    if after.goes_on and not talk.goes_on:
        await _begin(tx, after, person_in(actor), rules)
    return after


async def rate(tx: UnitOfWork, actor: Actor, event_id: EventId, rating: int) -> None:
    """Keep how somebody with talks found an evening that is over, from 1 to 10."""
    event, evening = await existing(tx, event_id), await evening_of(tx, event_id)
    sides = [each.id for each in await tx.participations.of(person_in(actor))]
    mine = [each for each in await tx.speed.of(sides) if each.event_id == event.id]
    over = evening.told_at is not None and evening.ends(event.starts_at) <= tx.now
    if not mine or not over or rating not in RATINGS:
        raise NotAllowed
    if not await tx.events.rate(event.id, person_in(actor), rating):
        raise NotFound(what="event")


async def my_talk(tx: UnitOfWork, actor: Actor, talk_id: SpeedTalkId) -> tuple[SpeedTalk, Side]:
    """Return a talk of the actor's own with their side; raises NotFound."""
    talk = await tx.speed.talk(talk_id)
    for each in await tx.participations.of(person_in(actor)):
        if talk is not None and each.id in (talk.mentor_id, talk.mentee_id):
            return talk, each.side
    raise NotFound(what="talk")


async def evening_of(tx: UnitOfWork, event: EventId) -> Evening:
    """Return how an evening runs; raises NotFound."""
    found = await tx.speed.evening(event)
    if found is None:
        raise NotFound(what="evening")
    return found


async def _people_of(
    tx: UnitOfWork, talks: Sequence[SpeedTalk]
) -> dict[ParticipationId, PersonId]:
    there = {who for each in talks for who in (each.mentor_id, each.mentee_id)}
    return {e.id: e.person_id for e in await tx.participations.all() if e.id in there}


def _rounds(
    talks: Sequence[SpeedTalk], held: int, people: dict[ParticipationId, PersonId]
) -> tuple[Round, ...]:
    return tuple(
        tuple(
            Talk(mentor=people[each.mentor_id], mentee=people[each.mentee_id])
            for each in talks
            if each.round == number and {each.mentor_id, each.mentee_id} <= people.keys()
        )
        for number in range(held)
    )


def _sittings(rounds: Sequence[Round], first: int, sides: Sides) -> list[Sitting]:
    return [
        Sitting(
            round=number,
            place=place,
            mentor_id=sides[each.mentor],
            mentee_id=sides[each.mentee],
        )
        for number, talks in enumerate(rounds, first)
        for place, each in enumerate(talks, 1)
    ]


async def _begin(tx: UnitOfWork, talk: SpeedTalk, by: PersonId, rules: Rules) -> None:
    """Begin a pair; where a rule keeps the two apart the curator still sees that both would."""
    mentee = await tx.participations.get(talk.mentee_id)
    mentor = await tx.participations.get(talk.mentor_id)
    if mentee is None or mentor is None:
        return
    try:
        await begin_by_people(tx, mentee, mentor, TRADITIONAL, Source.SPEED, by, rules)
    except (CannotMeet, PlacesGone):
        return
