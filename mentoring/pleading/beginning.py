"""Begin a pair that two people have agreed on: it goes the way of all pairs from there."""

from mentoring.ages import ADULT
from mentoring.alarm import set_task
from mentoring.announcing import tell_sides
from mentoring.applications import Participation
from mentoring.approvals import CURATOR
from mentoring.bars import PLACES
from mentoring.errors import Refusal
from mentoring.house import Rules
from mentoring.ids import PersonId
from mentoring.known_pairs import Changed, existing, note, people_in
from mentoring.matching import terrain_today
from mentoring.offers import complete
from mentoring.office import TaskKind
from mentoring.own_pairs import speakers
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
        raise PlacesGone if verdict.why in PLACES and len(verdict.bars) == 1 else CannotMeet
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
    """Announce by the second one's own press, where the school leaves it to adults.

    A curator who sits in the pair leaves it to another one; the only one is noted as such.
    """
    here = await speakers(tx)
    alone = here.chain_for(pair) == (CURATOR,) and pair.state is PairState.ACCEPTED
    if not alone or not await _all_adults(tx, pair):
        return False
    curators = [each for each in people_in(pair) if each in here.at[CURATOR]]
    if any(here.is_barred(pair, each, CURATOR) for each in curators):
        await set_task(tx, TaskKind.OWN_PAIR, {"pair": pair.id})
        return False
    for each in curators:
        await note(tx, each, "own_pair", pair.id)
    await tell_sides(tx, pair)
    await note(tx, by, "announce", pair.id)
    return True


async def _all_adults(tx: UnitOfWork, pair: Pair) -> bool:
    today = tx.now.date()
    standings = [await tx.consents.standing(seat.person_id) for seat in pair.seats]
    return all(age_of(each, today) >= ADULT for each in standings)
