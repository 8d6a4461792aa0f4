"""Take what somebody wishes: asked by taps, kept sealed, and the last answer counts."""

from collections.abc import Mapping

from mentoring.alarm import set_task
from mentoring.applications import Participation, Side
from mentoring.errors import NotFound
from mentoring.filling import Known, start_run
from mentoring.house import House
from mentoring.ids import ParticipationId, WishRoundId
from mentoring.office import TaskKind
from mentoring.people import Actor
from mentoring.ports import UnitOfWork
from mentoring.questionnaire import Value
from mentoring.rights import person_in
from mentoring.runs import Run
from mentoring.wishes.records import Grouping, Why, Wish
from mentoring.wishes.rounds import MOST, Aside, Round, RoundKind
from mentoring.wishing.candidates import asked_of, candidates
from mentoring.wishing.windows import RoundClosed, existing

PURPOSE = "wishes"
CODES = {Side.MENTEE: "wishes_mentee", Side.MENTOR: "wishes_mentor"}
SIGN = "p"
"""Stands before the number of a participation in a code: «p12»."""


def code_of(participation: ParticipationId) -> str:
    """Return the code by which somebody is chosen."""
    return f"{SIGN}{participation}"


def participation_of(code: str) -> ParticipationId | None:
    """Return who is chosen by a code; None for «all the same»."""
    known = code.startswith(SIGN) and code[1:].isdigit()
    return ParticipationId(int(code[1:])) if known else None


async def my_side(tx: UnitOfWork, actor: Actor, participation: ParticipationId) -> Participation:
    """Return the actor's own side, if it is asked for wishes at all."""
    for each in await asked_of(tx, person_in(actor)):
        if each.id == participation:
            return each
    raise NotFound(what="participation")


async def open_round(tx: UnitOfWork, round_id: WishRoundId) -> Round:
    """Return a round that takes answers."""
    found = await existing(tx, round_id, RoundKind.WISHES)
    if not found.is_open(tx.now):
        raise RoundClosed
    return found


async def ask(
    tx: UnitOfWork,
    actor: Actor,
    house: House,
    round_id: WishRoundId,
    participation: ParticipationId,
) -> None:
    """Begin the questionnaire; what was said before counts until it is finished."""
    found, own = await open_round(tx, round_id), await my_side(tx, actor, participation)
    subject = {"round": int(found.id), "participation": int(own.id)}
    known = await attendance(tx, found, own)
    await start_run(tx, actor, house, PURPOSE, (CODES[own.side],), {**subject}, known)


async def attendance(tx: UnitOfWork, found: Round, own: Participation) -> Known:
    """Return what need not be asked: who was marked as there, or that nobody met at all."""
    if found.event_id is None:
        return {"attended": False}
    guests = await tx.events.registered(found.event_id)
    there = any(each.came and each.person_id == own.person_id for each in guests)
    return {"attended": True} if there else {}


async def keep(tx: UnitOfWork, actor: Actor, run: Run) -> Wish:
    """Keep the answers of a finished run and throw the run itself away."""
    own = await my_side(tx, actor, ParticipationId(int(run.subject["participation"])))
    return await keep_of(tx, own, run)


async def keep_of(tx: UnitOfWork, own: Participation, run: Run) -> Wish:
    """Keep the answers of one side, whoever wrote them down."""
    round_id = WishRoundId(int(run.subject["round"]))
    found, answers = await open_round(tx, round_id), run.draft.answers
    wish = await _wish(tx, own, found, answers)
    words = str(answers.get("changed_words") or "") or None
    aside = Aside(participation_id=own.id, request=words, doubts=answers.get("doubt") is True)
    if not await tx.wishes.put(found.id, wish, aside):
        raise RoundClosed
    await tx.runs.take_out(run)
    await _pass_on(tx, own, aside)
    return wish


async def _wish(
    tx: UnitOfWork, own: Participation, found: Round, answers: Mapping[str, Value]
) -> Wish:
    """Read the answers; whoever cannot be named any more is left out, the stop list wins."""
    known = {each.id for each in await candidates(tx, own)}
    avoided = [each for each in _named(answers.get("avoid")) if each in known]
    ranked = [e for e in _named(answers.get("rank")) if e in known and e not in avoided]
    attended = answers.get("attended")
    return Wish(
        participation_id=own.id,
        side=own.side,
        ranked=tuple(ranked[: MOST[own.side]]),
        why=tuple(Why(each) for each in _picked(answers.get("why"))),
        avoided=tuple(avoided),
        attended=attended if found.event_id and isinstance(attended, bool) else None,
        answered_at=tx.now,
        **_grouping(own.side, str(answers.get("group_ok") or "")),
    )


def _grouping(side: Side, said: str) -> dict[str, Grouping | int]:
    if side is Side.MENTEE:
        return {"grouping": Grouping(said)} if said else {}
    if not said.isdigit():
        return {}
    most = int(said)
    return {"grouping": Grouping.ALONE if most == 1 else Grouping.ANY, "group_most": most}


async def _pass_on(tx: UnitOfWork, own: Participation, aside: Aside) -> None:
    """Lay on the desk what a curator should hear; whoever reads it is impartial."""
    if aside.request:
        await set_task(tx, TaskKind.REQUEST_CHANGED, {"participation": own.id})
    if aside.doubts:
        await set_task(tx, TaskKind.DOUBTING, {"participation": own.id})


def _picked(value: Value | None) -> tuple[str, ...]:
    return value if isinstance(value, tuple) else ()


def _named(value: Value | None) -> list[ParticipationId]:
    found = [participation_of(each) for each in _picked(value)]
    return [each for each in found if each is not None]
