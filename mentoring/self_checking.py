"""Let curators judge the programme themselves, once in a cycle; the last answer counts."""

from mentoring.errors import NotFound
from mentoring.filling import start_run
from mentoring.house import House
from mentoring.people import Actor
from mentoring.ports import UnitOfWork
from mentoring.rights import curator_in
from mentoring.runs import Run
from mentoring.self_checks import ROWS, SelfCheck

PURPOSE = "self-check"
"""The purpose of the run, and the code of its questionnaire."""


async def ask(tx: UnitOfWork, actor: Actor, house: House) -> None:
    """Begin the questionnaire; what was said before counts until it is finished."""
    curator_in(actor)
    await start_run(tx, actor, house, PURPOSE, (PURPOSE,))


async def keep(tx: UnitOfWork, actor: Actor, run: Run) -> None:
    """Keep the answers in place of earlier ones and throw the run itself away."""
    curator, answers = curator_in(actor), run.draft.answers
    points = tuple(int(str(answers[row])) for row in ROWS)
    words = str(answers.get("words") or "") or None
    if not await tx.self_checks.put(curator, points, words):
        raise NotFound(what="cycle")
    await tx.runs.take_out(run)


async def own(tx: UnitOfWork, actor: Actor) -> SelfCheck | None:
    """Return what the actor has said of this cycle."""
    curator = curator_in(actor)
    return next((each for each in await tx.self_checks.all() if each.person_id == curator), None)
