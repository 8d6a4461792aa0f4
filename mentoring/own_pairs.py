"""Keep whoever sits in a pair from approving it while anybody else may; alone, say it openly."""

from mentoring.approvals import CURATOR, ROLES
from mentoring.errors import Refusal
from mentoring.ids import PersonId
from mentoring.known_pairs import note, people_in
from mentoring.pairs import Pair
from mentoring.ports import UnitOfWork


class SitsInPair(Refusal):
    """Somebody else of the same role speaks for the pair one sits in."""

    code = "sits_in_pair"


async def chain_for(tx: UnitOfWork, pair: Pair) -> tuple[str, ...]:
    """Return whose words a pair needs; a step whose people all sit in it is left to the next."""
    chain = (await tx.organisations.get()).pair_chain
    between = chain[1:-1]
    passed = [step for step in between if await _all_sit(tx, pair, step)]
    return tuple(step for step in chain if step not in passed)


async def is_barred(tx: UnitOfWork, pair: Pair, by: PersonId | None, step: str) -> bool:
    """Tell whether somebody sits in a pair for which another can speak."""
    if by not in people_in(pair):
        return False
    passes_on = step == CURATOR and len(await chain_for(tx, pair)) > 1
    return not passes_on and bool(await impartial(tx, pair, step))


async def speak_openly(tx: UnitOfWork, pair: Pair, by: PersonId, step: str) -> None:
    """Refuse whoever is barred; who sits in the pair and is alone is noted as such."""
    if await is_barred(tx, pair, by, step):
        raise SitsInPair(pair=pair.id)
    if by in people_in(pair):
        await note(tx, by, "own_pair", pair.id)


async def impartial(tx: UnitOfWork, pair: Pair, step: str) -> set[PersonId]:
    """Return who may speak at a step and does not sit in the pair."""
    return {each.id for each in await tx.people.staff(*ROLES[step])} - set(people_in(pair))


async def _all_sit(tx: UnitOfWork, pair: Pair, step: str) -> bool:
    speakers = {each.id for each in await tx.people.staff(*ROLES[step])}
    return bool(speakers) and speakers <= set(people_in(pair))
