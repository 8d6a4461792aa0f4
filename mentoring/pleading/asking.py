"""Ask by oneself: everybody who can help, or one mentor of the list; take it back."""

from mentoring.alarm import set_task
from mentoring.answers import offered_by
from mentoring.applications import Participation, Side
from mentoring.errors import NotFound, Refusal
from mentoring.house import Rules
from mentoring.ids import ParticipationId, PersonId, PleaId
from mentoring.matching import READY, terrain_today
from mentoring.office import TaskKind
from mentoring.pairs import OVER, Pair
from mentoring.people import Actor
from mentoring.pleading.beginning import PlacesGone
from mentoring.pleading.listing import choices, own_side, require_open
from mentoring.pleading.news import remind_mentor, tell_helpers, topic_of
from mentoring.pleas import (
    HOURS,
    LIST,
    QUESTIONS,
    SITUATIONAL,
    Plea,
    PleaKind,
    PleaState,
    Wanted,
)
from mentoring.ports import UnitOfWork
from mentoring.rights import person_in
from mentoring.suitability import Fit, Judge


class EnoughAsked(Refusal):
    """As many are asked as may be at once; one can be taken back."""

    code = "enough_asked"


async def ask_question(
    tx: UnitOfWork, actor: Actor, wanted: Wanted, hours: str, rules: Rules
) -> Plea:
    """Ask everybody who can help; with nobody there the curators learn of it at once."""
    await require_open(tx, QUESTIONS)
    mentee = await own_side(tx, actor, Side.MENTEE)
    due = tx.now + HOURS.get(hours, HOURS["72"])
    plea = await tx.pleas.ask(PleaKind.QUESTION, mentee.id, None, wanted, due)
    if plea is None:
        raise EnoughAsked(kind=PleaKind.QUESTION.value)
    told = await tell_helpers(tx, plea, await who_can_help(tx, mentee, wanted), rules)
    if not told:
        await set_task(tx, TaskKind.PLEA_UNANSWERED, _subject(plea))
    return plea


async def may_ask(tx: UnitOfWork, actor: Actor) -> Participation:
    """Return the asking side of the actor, unless a question of theirs is open."""
    mentee = await own_side(tx, actor, Side.MENTEE)
    mine = await tx.pleas.of(mentee.id)
    if any(e.kind is PleaKind.QUESTION and e.state is PleaState.OPEN for e in mine):
        raise EnoughAsked(kind=PleaKind.QUESTION.value)
    return mentee


async def ask_mentor(tx: UnitOfWork, actor: Actor, mentor: ParticipationId, rules: Rules) -> Plea:
    """Ask one mentor of the list; asked twice it is one wish."""
    await require_open(tx, LIST)
    mentee = await own_side(tx, actor, Side.MENTEE)
    for each in await tx.pleas.of(mentee.id):
        if each.mentor_id == mentor and each.state is PleaState.OPEN:
            return each
    chosen = {each.id: each for each in await choices(tx, mentee)}.get(mentor)
    if chosen is None:
        raise PlacesGone
    due = tx.now + rules.offer_term
    plea = await tx.pleas.ask(PleaKind.MENTOR, mentee.id, mentor, Wanted(), due)
    if plea is None:
        raise EnoughAsked(kind=PleaKind.MENTOR.value)
    await tell_helpers(tx, plea, [chosen.person_id], rules)
    await remind_mentor(tx, plea, chosen.person_id, rules)
    return plea


async def take_back(tx: UnitOfWork, actor: Actor, plea_id: PleaId) -> Plea:
    """Ask no longer; whoever was asked is not told."""
    plea = await my_plea(tx, actor, plea_id)
    if await tx.pleas.close(plea.id, PleaState.WITHDRAWN):
        await tx.outbox.cancel(topic_of(plea.id))
    return await my_plea(tx, actor, plea_id)


async def my_plea(tx: UnitOfWork, actor: Actor, plea_id: PleaId) -> Plea:
    """Return what the actor has asked for; somebody else's is not found."""
    person, plea = person_in(actor), await tx.pleas.get(plea_id)
    mine = {each.id for each in await tx.participations.of(person)}
    if plea is None or plea.participation_id not in mine:
        raise NotFound(what="plea")
    return plea


async def who_can_help(tx: UnitOfWork, mentee: Participation, wanted: Wanted) -> set[PersonId]:
    """Return the mentors with the competence whom the rules allow and nobody else asks now."""
    court, busy = Judge(await terrain_today(tx)), _busy(await tx.pairs.all())
    return {
        each.person_id
        for each in await tx.participations.all(Side.MENTOR, READY)
        if each.id not in busy
        and knows(each, wanted)
        and isinstance(court.verdict(mentee, each, SITUATIONAL), Fit)
    }


def knows(mentor: Participation, wanted: Wanted) -> bool:
    """Tell whether a mentor offers help with a topic; own words are for everybody."""
    offered = offered_by(mentor)
    return wanted.topic is None or wanted.topic in offered


async def has_question(tx: UnitOfWork, mentor: Participation) -> bool:
    """Tell whether a mentor helps somebody with a question now: one at a time."""
    return mentor.id in _busy(await tx.pairs.of(mentor.person_id))


def _busy(pairs: list[Pair]) -> set[ParticipationId]:
    return {
        pair.mentor.participation_id
        for pair in pairs
        if pair.model == SITUATIONAL and pair.state not in OVER
    }


def _subject(plea: Plea) -> dict[str, int | str]:
    return {"participation": plea.participation_id, "plea": plea.id}
