"""Find a pair of this organisation, name its people, note in the journal who changed it."""

from mentoring.errors import NotFound, Refusal
from mentoring.ids import PairId, PersonId
from mentoring.office import JournalEntry
from mentoring.pairs import Pair
from mentoring.ports import UnitOfWork


class Changed(Refusal):
    """Somebody else changed the pair a moment ago."""

    code = "pair_changed"


def people_in(pair: Pair) -> tuple[PersonId, ...]:
    """Return everybody in a pair, the mentor first."""
    return (pair.mentor.person_id, *(seat.person_id for seat in pair.members))


async def existing(tx: UnitOfWork, pair: PairId) -> Pair:
    """Return a pair of this organisation."""
    found = await tx.pairs.get(pair)
    if found is None:
        raise NotFound(what="pair")
    return found


async def note(tx: UnitOfWork, by: PersonId, verb: str, pair: PairId) -> None:
    """Write down in the journal who did what to a pair."""
    await tx.desk.note(
        JournalEntry(
            organisation_id=tx.organisation, at=tx.now, by=by, verb=verb, subject={"pair": pair}
        )
    )
