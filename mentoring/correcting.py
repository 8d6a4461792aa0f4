"""Correct somebody's answers as a curator: the whole questionnaire is open, changes are stored."""

from mentoring.amending import amend_for
from mentoring.applications import Participation
from mentoring.approval import application
from mentoring.confidants import may_read
from mentoring.confidence import may_read_wishes
from mentoring.filling import questionnaire_for
from mentoring.house import House
from mentoring.ids import ParticipationId
from mentoring.joining import as_answers, code_of, names_in
from mentoring.people import Actor
from mentoring.ports import UnitOfWork
from mentoring.questionnaire import Value
from mentoring.resolving import NAMING
from mentoring.runs import Run
from mentoring.subjects import with_codes


async def known_answers(
    tx: UnitOfWork, actor: Actor, house: House, found: Participation
) -> tuple[str, dict[str, Value]] | None:
    """Return the questionnaire and the answers to open; None for whoever may not read them.

    Whoever could be named does not open whom somebody named.
    """
    if not await may_read(tx, actor, found.person_id):
        return None
    if not await may_read_wishes(tx, actor, found):
        kept = {key: value for key, value in found.profile.items() if key not in NAMING}
        found = found.model_copy(update={"profile": kept})
    code, names = code_of(found), names_in(await tx.organisations.get())
    questionnaire = questionnaire_for(house, (code,))
    return code, with_codes(questionnaire, as_answers(found.profile), names)


async def store_corrections(
    tx: UnitOfWork, actor: Actor, house: House, participation: ParticipationId, run: Run
) -> int:
    """Write each answer that differs from the stored one; return how many."""
    found = await application(tx, actor, participation)
    known = await known_answers(tx, actor, house, found)
    if known is None:
        return 0
    before, after = known[1], run.draft.answers
    asked = questionnaire_for(house, run.draft.codes)
    changed = [
        key
        for key in {**before, **after}
        if asked.step(key) is not None and before.get(key) != after.get(key)
    ]
    for key in changed:
        await amend_for(tx, actor, house, participation, key, after.get(key))
    return len(changed)
