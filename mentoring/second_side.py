"""Let partners stand on both sides: equals answer both questionnaires, what is common once."""

from mentoring.answers import answers_of
from mentoring.applications import Participation
from mentoring.errors import NotAllowed
from mentoring.filling import JOIN, questionnaire_for, start_run
from mentoring.house import House
from mentoring.ids import PersonId
from mentoring.joining import current_profile
from mentoring.occupations import MENTORS, TEACHERS, codes_of
from mentoring.pairs import OVER
from mentoring.people import Actor
from mentoring.permits import require_permit
from mentoring.ports import UnitOfWork
from mentoring.rights import person_in

PARTNER = "partner"
TEACHER = "teacher"


async def fill_second_side(tx: UnitOfWork, actor: Actor, house: House) -> None:
    """Open the other questionnaire with the common answers; raises NotAllowed, ConsentNeeded."""
    person = person_in(actor)
    await require_permit(tx, actor.person)
    code = await second_side(tx, person)
    if code is None:
        raise NotAllowed
    _, said = await current_profile(tx, actor, house)
    asked = questionnaire_for(house, (code,))
    common = {key: value for key, value in said.items() if asked.step(key) is not None}
    await start_run(tx, actor, house, JOIN, (code,), known=common)


async def second_side(tx: UnitOfWork, person: PersonId) -> str | None:
    """Return the questionnaire that somebody in, or asking for, a partner pair has not filled in.

    Only colleagues are partners: a learner is asked nothing more.
    """
    taken = [each for each in await tx.participations.of(person) if each.profile]
    others: dict[tuple[str, ...], str] = {(TEACHERS,): MENTORS, (MENTORS,): TEACHERS}
    code = others.get(codes_of(taken))
    if code is None or (code == TEACHERS and not all(map(_teaches, taken))):
        return None
    wishes = any(map(_wishes, taken))
    return code if wishes or await _is_partner(tx, person) else None


def _teaches(mentor: Participation) -> bool:
    return mentor.profile.get("mentor_kind") == TEACHER


def _wishes(taken: Participation) -> bool:
    return PARTNER in answers_of(taken, "model_pref") + answers_of(taken, "models")


async def _is_partner(tx: UnitOfWork, person: PersonId) -> bool:
    theirs = await tx.pairs.of(person)
    return any(each.model == PARTNER and each.state not in OVER for each in theirs)
