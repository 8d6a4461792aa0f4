"""Let a curator soften a rule for two people, with a reason that stays; and let it hold again."""

from typing import ClassVar

from mentoring.bars import CONFIDED, SOFT, Bar, Override
from mentoring.confidence import may_read_wishes
from mentoring.errors import NotAllowed, NotFound, Refusal
from mentoring.ids import ParticipationId, PersonId
from mentoring.matching import verdict_on
from mentoring.office import JournalEntry
from mentoring.people import Actor
from mentoring.ports import UnitOfWork
from mentoring.rights import curator_in
from mentoring.suitability import Misfit

SOFTEN = "soften"
"""The purpose of the small questionnaire that asks for the reason."""


class HoldsAlways(Refusal):
    """A rule that nobody softens: consent, age, capacity, admission, somebody's no."""

    code: ClassVar[str] = "holds_always"


async def may_soften(
    tx: UnitOfWork, actor: Actor, mentor: ParticipationId, mentee: ParticipationId, bar: Bar
) -> None:
    """Refuse whoever is one of the two, and rules that are kept or hold always."""
    curator = curator_in(actor)
    if bar not in SOFT:
        raise HoldsAlways
    one, verdict = await verdict_on(tx, mentee, mentor)
    if curator in (one.person_id, verdict.mentor.person_id):
        raise NotAllowed
    if bar in CONFIDED and not await may_read_wishes(tx, actor, one):
        raise NotAllowed
    if not isinstance(verdict, Misfit) or bar not in verdict.bars:
        raise NotFound(what="rule")


async def soften(
    tx: UnitOfWork,
    actor: Actor,
    mentor: ParticipationId,
    mentee: ParticipationId,
    bar: Bar,
    reason: str,
) -> bool:
    """Let a rule not stand between two people; False when somebody has softened it already."""
    await may_soften(tx, actor, mentor, mentee, bar)
    by, softened = curator_in(actor), Override(mentor=mentor, mentee=mentee, bar=bar)
    if not await tx.overrides.add(softened, by, reason):
        return False
    await _note(tx, by, "rule_softened", softened)
    return True


async def harden(
    tx: UnitOfWork, actor: Actor, mentor: ParticipationId, mentee: ParticipationId, bar: Bar
) -> bool:
    """Let a rule hold again for pairs to come; False when it does."""
    by = curator_in(actor)
    for each in await tx.overrides.between(mentor, mentee):
        if each.bar is bar and await tx.overrides.drop(each.id):
            await _note(tx, by, "rule_holds", each.override)
            return True
    return False


async def _note(tx: UnitOfWork, by: PersonId, verb: str, about: Override) -> None:
    subject = {"participation": about.mentee, "mentor": about.mentor, "bar": about.bar.value}
    await tx.desk.note(
        JournalEntry(organisation_id=tx.organisation, at=tx.now, by=by, verb=verb, subject=subject)
    )
