"""Keep whoever sits in a pair from approving it while anybody else may; alone, say it openly."""

from collections.abc import Mapping
from dataclasses import dataclass

from mentoring.approvals import CURATOR, ROLES
from mentoring.errors import Refusal
from mentoring.ids import PersonId
from mentoring.known_pairs import note, people_in
from mentoring.pairs import Pair
from mentoring.ports import UnitOfWork


class SitsInPair(Refusal):
    """Somebody else of the same role speaks for the pair one sits in."""

    code = "sits_in_pair"


@dataclass(frozen=True)
class Speakers:
    """Hold a school's chain and who may speak at each step: read once for many pairs."""

    chain: tuple[str, ...]
    at: Mapping[str, frozenset[PersonId]]

    def chain_for(self, pair: Pair) -> tuple[str, ...]:
        """Return whose words a pair needs; where all of a step sit in it, the next decides."""
        sit = frozenset(people_in(pair))
        passed = [step for step in self.chain[1:-1] if self.at[step] and self.at[step] <= sit]
        return tuple(step for step in self.chain if step not in passed)

    def is_barred(self, pair: Pair, by: PersonId | None, step: str) -> bool:
        """Tell whether somebody sits in a pair for which another can speak."""
        if by not in people_in(pair):
            return False
        passes_on = step == CURATOR and len(self.chain_for(pair)) > 1
        return not passes_on and bool(self.at[step] - set(people_in(pair)))


async def speakers(tx: UnitOfWork) -> Speakers:
    """Read whose words pairs need here, and who may say them."""
    chain = (await tx.organisations.get()).pair_chain
    found = {
        step: await tx.people.staff(*ROLES[step]) for step in dict.fromkeys((CURATOR, *chain))
    }
    at = {step: frozenset(each.id for each in staff) for step, staff in found.items()}
    return Speakers(chain=chain, at=at)


async def chain_for(tx: UnitOfWork, pair: Pair) -> tuple[str, ...]:
    """Return whose words one pair needs."""
    return (await speakers(tx)).chain_for(pair)


async def is_barred(tx: UnitOfWork, pair: Pair, by: PersonId | None, step: str) -> bool:
    """Tell whether somebody sits in a pair for which another can speak."""
    return by in people_in(pair) and (await speakers(tx)).is_barred(pair, by, step)


async def speak_openly(tx: UnitOfWork, pair: Pair, by: PersonId, step: str) -> None:
    """Refuse whoever is barred; who sits in the pair and is alone is noted as such."""
    if await is_barred(tx, pair, by, step):
        raise SitsInPair(pair=pair.id)
    if by in people_in(pair):
        await note(tx, by, "own_pair", pair.id)


async def impartial(tx: UnitOfWork, pair: Pair, step: str) -> set[PersonId]:
    """Return who may speak at a step and does not sit in the pair."""
    return {each.id for each in await tx.people.staff(*ROLES[step])} - set(people_in(pair))
