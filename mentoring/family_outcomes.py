"""Tell the representatives who had a say about a pair what has become of it."""

from collections.abc import Iterable

from mentoring.addressing import News, family_key, tell
from mentoring.ids import PersonId
from mentoring.pairs import Assent, Pair, Seat
from mentoring.ports import UnitOfWork

HAD_A_SAY = frozenset({Assent.WAITING, Assent.ACCEPTED})
"""Who said no has had the answer to that in the chat."""


async def tell_families(tx: UnitOfWork, pair: Pair, seats: Iterable[Seat], news: News) -> None:
    """Tell the families of some seats in words of their own; who wished for news hears it once."""
    for seat in _asked(seats):
        about = news.model_copy(
            update={
                "key": family_key(seat.person_id, news.key),
                "args": {"pair": pair.id, "person": seat.person_id},
            }
        )
        await tell(tx, await _families(tx, seat), about)


async def listeners(tx: UnitOfWork, seats: tuple[Seat, ...]) -> set[PersonId]:
    """Return who hears that these people are a pair: they, and the families who are told of it."""
    people = {seat.person_id for seat in seats}
    wished = {each.representative_id for each in await tx.guardians.followers(people)}
    asked = [await _families(tx, seat) for seat in _asked(seats)]
    return people.union(each for each in wished if each).union(*asked)


def _asked(seats: Iterable[Seat]) -> list[Seat]:
    return [seat for seat in seats if seat.guardian_assent in HAD_A_SAY]


async def _families(tx: UnitOfWork, seat: Seat) -> set[PersonId]:
    standing = await tx.guardians.of_child(seat.person_id)
    return {each.representative_id for each in standing if each.representative_id is not None}
