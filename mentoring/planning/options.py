"""Find what may help whoever has no pair: ask them, note what was tried, call a psychologist."""

from mentoring.addressing import News, tell
from mentoring.errors import NotAllowed, NotFound, Refusal
from mentoring.house import Rules
from mentoring.ids import ParticipationId, PersonId
from mentoring.office import TaskKind
from mentoring.people import Actor, StaffRole
from mentoring.planning.waiting_list import enter, own_place, place_of
from mentoring.plans.records import Why
from mentoring.plans.waiting import ASKED, Option, Said, Waiting
from mentoring.ports import UnitOfWork
from mentoring.rights import curator_in, psychologist_in

SUPPORT = "support_asked"


class NoPsychologist(Refusal):
    """Nobody is noted as the psychologist here; `participation` says for whom one is wanted."""

    code = "no_psychologist"


class WaitsNoMore(Refusal):
    """The waiting is over: there is a pair, or a pair is wished for no longer."""

    code = "waits_no_more"


async def agree_to(
    tx: UnitOfWork, actor: Actor, which: ParticipationId, option: Option, *, agrees: bool
) -> Waiting:
    """Say as whoever waits that something would do too, or would not; the curator sees it."""
    place = await own_place(tx, actor, which)
    if place.ended_at is not None:
        raise WaitsNoMore
    if option not in ASKED[place.side]:
        raise NotFound(what="option")
    others = tuple(each for each in place.said.open_to if each is not option)
    wanted = (*others, option) if agrees else others
    return await _say(tx, place, place.said.model_copy(update={"open_to": wanted}))


async def note_tried(
    tx: UnitOfWork,
    actor: Actor,
    which: ParticipationId,
    option: Option,
    cause: Why | None,
    rules: Rules,
) -> Waiting:
    """Note as a curator what is tried for somebody, who waits from now on; once."""
    place = await enter(tx, actor, which, cause, rules)
    if option in place.said.tried:
        return place
    tried = (*place.said.tried, option)
    return await _say(tx, place, place.said.model_copy(update={"tried": tried}))


async def call_psychologist(
    tx: UnitOfWork, actor: Actor, which: ParticipationId, cause: Why | None, rules: Rules
) -> Waiting:
    """Ask the psychologist to talk with somebody; no cause and no answer is handed over."""
    curator_in(actor)
    staff = await tx.people.staff(StaffRole.PSYCHOLOGIST)
    if not staff:
        raise NoPsychologist(participation=which)
    place = await note_tried(tx, actor, which, Option.PSYCHOLOGIST, cause, rules)
    if await tx.desk.add_task(TaskKind.SUPPORT_ASKED, {"participation": which}, tx.now):
        news = News(
            key=f"{SUPPORT}:{which}:{place.version}",
            kind=SUPPORT,
            args={"participation": which},
            topic=f"{SUPPORT}:{which}",
            due_at=tx.now,
        )
        await tell(tx, [each.id for each in staff], news)
    return place


async def referred(tx: UnitOfWork, actor: Actor, which: ParticipationId) -> Waiting:
    """Return somebody referred to the psychologist, for the psychologist and curators only."""
    if not actor.is_curator:
        psychologist_in(actor)
    place = await place_of(tx, which)
    if Option.PSYCHOLOGIST not in place.said.tried:
        raise NotAllowed
    return place


async def talked(tx: UnitOfWork, actor: Actor, which: ParticipationId) -> Waiting:
    """Say as the psychologist that the talk took place; it leaves the curators' desk."""
    by = psychologist_in(actor)
    place = await referred(tx, actor, which)
    if not place.said.talked:
        place = await _say(tx, place, place.said.model_copy(update={"talked": True}))
        await _settle(tx, by, which)
    return place


async def _settle(tx: UnitOfWork, by: PersonId, which: ParticipationId) -> None:
    for task in await tx.desk.open_tasks():
        about = task.subject.get("participation")
        if task.kind is TaskKind.SUPPORT_ASKED and about == which:
            await tx.desk.finish_task(task.id, by, tx.now)


async def _say(tx: UnitOfWork, place: Waiting, said: Said) -> Waiting:
    """Store what was said; two who write at once write one after the other."""
    while said != place.said and not await tx.waiting_list.say(place, said):
        place = await place_of(tx, place.participation_id)
        said = _together(place.said, said)
    return await place_of(tx, place.participation_id)


def _together(stored: Said, wanted: Said) -> Said:
    """Keep what somebody else has just noted as tried."""
    tried = tuple(dict.fromkeys((*stored.tried, *wanted.tried)))
    return wanted.model_copy(update={"tried": tried, "talked": stored.talked or wanted.talked})
