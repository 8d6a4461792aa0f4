"""A group after its second meeting, which one has been let out of, for the pushes' test."""

from datetime import timedelta

from mentoring.delivery import Args
from mentoring.meetings import Mark
from mentoring.pairs import EndReason, PairState
from tests.handlers.college import Somebody
from tests.talk import CURATOR, Town

Told = tuple[str, Args, tuple[int, ...]]


async def trials(here: Town, mentor: Somebody, members: list[Somebody], place: str) -> list[Told]:
    """Let a group meet twice and lose a member; nobody has said yet how it fits."""
    async with here.app.storage.work(here.app.organisation) as tx:
        sides = mentor.participation, tuple(each.participation for each in members)
        pair = await tx.pairs.propose(*sides, "teacher-teacher", "group", mentor.person, tx.now)
        for state in (PairState.OFFERED, PairState.ACCEPTED, PairState.ANNOUNCED):
            fresh = await tx.pairs.get(pair.id)
            assert fresh is not None
            assert await tx.pairs.move(fresh, state, tx.now)
        people = tuple(seat.person_id for seat in pair.seats)
        for days in (1, 2):
            past = tx.now - timedelta(days=days)
            met = await tx.meetings.propose(pair.id, people, people[0], past, place, past)
            for each in people:
                await tx.meetings.mark(met.id, each, Mark.HELD, past)
        assert await tx.pairs.release(
            pair.id, members[0].person, tx.now + timedelta(seconds=1), EndReason.INCOMPATIBLE
        )
    staying = tuple(each.phone.number for each in (mentor, *members[1:]))
    about: Args = {"pair": pair.id}
    left = (members[0].phone.number, CURATOR)
    return [("trial", about, (*staying, CURATOR)), ("left", about, (*left, *staying))]
