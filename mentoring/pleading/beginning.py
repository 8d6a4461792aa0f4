"""Begin a pair that two people have agreed on: it goes the way of all pairs from there."""

from mentoring.ages import ADULT
from mentoring.announcing import tell_sides
from mentoring.applications import Participation
from mentoring.approvals import CURATOR
from mentoring.approving import chain_of
from mentoring.bars import Bar
from mentoring.errors import Refusal
from mentoring.house import Rules
from mentoring.ids import PersonId
from mentoring.known_pairs import Changed, existing, note
from mentoring.matching import terrain_today
from mentoring.offers import complete
from mentoring.pair_rules import role_model_for
from mentoring.pairs import Assent, Origin, Pair, PairState, Source
from mentoring.permits import age_of
from mentoring.ports import UnitOfWork
from mentoring.suitability import Misfit, judge


class CannotMeet(Refusal):
    """A hard rule keeps the two apart; which one, only a curator learns."""

    code = "cannot_meet"


class PlacesGone(Refusal):
    """All places are taken by now."""

    code = "places_gone"


async def begin_by_people(
    tx: UnitOfWork,
    mentee: Participation,
    mentor: Participation,
    model: str,
    source: Source,
    by: PersonId,
    rules: Rules,
) -> Pair:
    """Create a pair in which both have said yes; families and the chain have their word after."""
    verdict = judge(mentee, mentor, await terrain_today(tx), model)
    if isinstance(verdict, Misfit):
        raise PlacesGone if verdict.bars == (Bar.NO_PLACE,) else CannotMeet
    origin = Origin(source=source, role_model=role_model_for(verdict.form, [mentee]))
    pair = await tx.pairs.propose(mentor.id, (mentee.id,), verdict.form, model, by, tx.now, origin)
    if not await tx.pairs.move(pair, PairState.OFFERED, tx.now):
        raise Changed
    for person in (mentee.person_id, mentor.person_id):
        await tx.pairs.ask(pair.id, person, tx.now, tx.now + rules.offer_term)
        await tx.pairs.answer(pair.id, person, Assent.ACCEPTED, tx.now)
    await note(tx, by, "begin_by_people", pair.id)
    await complete(tx, await existing(tx, pair.id), rules)
    return await existing(tx, pair.id)


async def announce_between_adults(tx: UnitOfWork, pair: Pair, by: PersonId) -> bool:
    """Announce by the second one's own press, where the school leaves it to adults."""
    alone = await chain_of(tx) == (CURATOR,) and pair.state is PairState.ACCEPTED
    if not alone or not await _all_adults(tx, pair):
        return False
    await tell_sides(tx, pair)
    await note(tx, by, "announce", pair.id)
    return True


async def _all_adults(tx: UnitOfWork, pair: Pair) -> bool:
    today = tx.now.date()
    standings = [await tx.consents.standing(seat.person_id) for seat in pair.seats]
    return all(age_of(each, today) >= ADULT for each in standings)
