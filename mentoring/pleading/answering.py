"""Answer what others ask: the first who takes it has it; «not now» needs no reason."""

from mentoring.applications import Participation, Side
from mentoring.errors import NotAllowed, NotFound, Refusal
from mentoring.house import Rules
from mentoring.ids import PleaId
from mentoring.matching import terrain_today
from mentoring.office import TaskKind
from mentoring.pairs import Source
from mentoring.people import Actor
from mentoring.pleading.asking import has_question, knows
from mentoring.pleading.beginning import PlacesGone, announce_between_adults, begin_by_people
from mentoring.pleading.listing import close_full, open_wishes, own_side, places_left
from mentoring.pleading.news import tell_asker, topic_of
from mentoring.pleas import ADULTS, MODELS, Plea, PleaKind, PleaState
from mentoring.ports import UnitOfWork
from mentoring.suitability import Fit, Judge

SOURCES = {PleaKind.QUESTION: Source.TICKET, PleaKind.MENTOR: Source.WISH}


class TakenAlready(Refusal):
    """Somebody else was faster, or it is not asked any more."""

    code = "taken_already"


class OneAtATime(Refusal):
    """A mentor helps with one question at a time."""

    code = "one_at_a_time"


async def plea_for(tx: UnitOfWork, actor: Actor, plea_id: PleaId) -> tuple[Plea, Participation]:
    """Return a plea that the actor may answer, with their side; raises NotFound."""
    mentor = await own_side(tx, actor, Side.MENTOR)
    plea = await tx.pleas.get(plea_id)
    asker = await tx.participations.get(plea.participation_id) if plea else None
    if plea is None or asker is None or not may_answer(mentor, asker, plea):
        raise NotFound(what="plea")
    return plea, mentor


def may_answer(mentor: Participation, asker: Participation, plea: Plea) -> bool:
    """Tell whether a plea concerns a mentor: a wish whom it names, a question whoever knows."""
    if asker.person_id == mentor.person_id:
        return False
    if plea.kind is PleaKind.QUESTION:
        return plea.mentor_id == mentor.id or knows(mentor, plea.wanted)
    return plea.mentor_id == mentor.id


async def questions_for(tx: UnitOfWork, actor: Actor) -> list[Plea]:
    """Return what the actor may answer now: wishes for them, then questions by urgency."""
    mentor = await own_side(tx, actor, Side.MENTOR)
    wishes = [each for each in await tx.pleas.to(mentor.id) if each.is_open(tx.now)]
    asked = [e for e in await tx.pleas.open(PleaKind.QUESTION) if e.is_open(tx.now)]
    if not asked or await has_question(tx, mentor):
        return wishes
    court = Judge(await terrain_today(tx))
    for plea in asked:
        mentee = await tx.participations.get(plea.participation_id)
        if mentee is None or not knows(mentor, plea.wanted):
            continue
        if isinstance(court.verdict(mentee, mentor, MODELS[plea.kind]), Fit):
            wishes.append(plea)
    return wishes


async def take(tx: UnitOfWork, actor: Actor, plea_id: PleaId, rules: Rules) -> Plea:
    """Say yes: the first who does has it, and a pair begins; pressed twice it is one yes."""
    plea, mentor = await plea_for(tx, actor, plea_id)
    if plea.state is PleaState.TAKEN and plea.mentor_id == mentor.id:
        return plea
    if not await tx.pleas.claim(plea.id, mentor.id):
        raise TakenAlready
    mentor = await own_side(tx, actor, Side.MENTOR)
    await _require_room(tx, plea, mentor)
    mentee = await tx.participations.get(plea.participation_id)
    if mentee is None:
        raise NotFound(what="plea")
    by, model = mentor.person_id, MODELS[plea.kind]
    pair = await begin_by_people(tx, mentee, mentor, model, SOURCES[plea.kind], by, rules)
    await tx.pleas.bind(plea.id, pair.id)
    await _settle(tx, plea, mentor)
    opened = (await tx.organisations.get()).by_themselves
    if plea.kind is PleaKind.QUESTION and ADULTS in opened:
        await announce_between_adults(tx, pair, by)
    await tell_asker(tx, plea, PleaState.TAKEN)
    return (await plea_for(tx, actor, plea_id))[0]


async def not_now(tx: UnitOfWork, actor: Actor, plea_id: PleaId) -> Plea:
    """Decline a wish kindly; a reason is neither asked nor kept."""
    plea, _ = await plea_for(tx, actor, plea_id)
    if plea.kind is not PleaKind.MENTOR:
        raise NotAllowed
    if await tx.pleas.close(plea.id, PleaState.NOT_NOW):
        await tell_asker(tx, plea, PleaState.NOT_NOW)
    return (await plea_for(tx, actor, plea_id))[0]


async def _require_room(tx: UnitOfWork, plea: Plea, mentor: Participation) -> None:
    if plea.kind is PleaKind.QUESTION and await has_question(tx, mentor):
        raise OneAtATime
    if plea.kind is PleaKind.MENTOR and await places_left(tx, mentor) < 1:
        raise PlacesGone


async def _settle(tx: UnitOfWork, plea: Plea, mentor: Participation) -> None:
    """Take back the asker's other wishes; tell the others when this was the last place."""
    for task in await tx.desk.open_tasks():
        if task.kind is TaskKind.PLEA_UNANSWERED and task.subject.get("plea") == plea.id:
            await tx.desk.finish_task(task.id, mentor.person_id, tx.now)
    if plea.kind is not PleaKind.MENTOR:
        return
    for other in await open_wishes(tx, plea.participation_id):
        if await tx.pleas.close(other.id, PleaState.WITHDRAWN):
            await tx.outbox.cancel(topic_of(other.id))
    known = await tx.participations.get(mentor.id)
    if known is not None and await places_left(tx, known) < 1:
        await close_full(tx, mentor.id)
