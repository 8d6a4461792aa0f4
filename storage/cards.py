"""Reduce a mentor who stays in the long-term base to a card: the rest of the programme goes."""

from sqlalchemy import delete, select, update

from mentoring.applications import Side
from mentoring.ids import PersonId
from mentoring.long_term import CARD_ANSWERS
from storage.answered import answered
from storage.farewells import forget_farewells
from storage.goals import forget_goals
from storage.labour import forget_agreements
from storage.overrides import forget_overrides
from storage.pleas import forget_pleas
from storage.scope import Scope
from storage.second_looks import forget_second_looks
from storage.speed import forget_speed_talks
from storage.tables import feedback, participations, runs
from storage.unreadying import forget_words
from storage.unwishing import forget_wishes
from storage.waiting_list import forget_waiting


async def keep_card(scope: Scope, person: PersonId) -> bool:
    """Delete answers that are no part of the card, drafts and marks; False when none were left."""
    theirs = (
        participations.c.person_id == person,
        (participations.c.organisation_id == scope.organisation),
    )
    sides = select(participations.c.id, participations.c.side, participations.c.profile)
    changed = False
    for number, side, profile in (await scope.connection.execute(sides.where(*theirs))).all():
        kept = _card(profile) if side == Side.MENTOR else {}
        if kept != profile:
            own = update(participations).where(participations.c.id == number)
            changed |= await scope.changed(own.values(answered(kept)))
    given = feedback.c.person_id == person, feedback.c.organisation_id == scope.organisation
    changed |= await scope.changed(delete(feedback).where(*given))
    await forget_words(scope, person)
    await forget_wishes(scope, person)
    await forget_waiting(scope, person)
    await forget_pleas(scope, person)
    await forget_speed_talks(scope, person)
    await forget_overrides(scope, person)
    await forget_agreements(scope, person)
    await forget_goals(scope, person)
    await forget_farewells(scope, person)
    await forget_second_looks(scope, person)
    drafts = runs.c.person_id == person, runs.c.organisation_id == scope.organisation
    return await scope.changed(delete(runs).where(*drafts)) or changed


def _card(profile: dict[str, object]) -> dict[str, object]:
    return {key: value for key, value in profile.items() if key in CARD_ANSWERS}
