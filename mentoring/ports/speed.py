"""Declare where evenings of short talks are kept."""

from collections.abc import Sequence
from typing import Protocol

from mentoring.applications import Side
from mentoring.ids import EventId, ParticipationId, SpeedTalkId
from mentoring.speed.records import Evening, Sitting, SpeedTalk


class SpeedTalks(Protocol):
    """Keep evenings; a list of talks is laid by one press at a time."""

    async def plan(self, event: EventId, slot: int, pause: int, rounds: int) -> Evening | None:
        """Say how an evening runs, anew while nobody was told; None for another kind of event."""
        ...

    async def evening(self, event: EventId) -> Evening | None:
        """Return how an evening runs."""
        ...

    async def lay(self, seen: Evening, first: int, sittings: Sequence[Sitting]) -> bool:
        """Lay the rounds from `first` on anew; False when somebody else just did."""
        ...

    async def tell(self, seen: Evening) -> bool:
        """Note that people are told of the list as it is; False when it has changed."""
        ...

    async def talks(self, event: EventId) -> list[SpeedTalk]:
        """Return the talks of an evening by round and table."""
        ...

    async def talk(self, talk: SpeedTalkId) -> SpeedTalk | None:
        """Return one talk."""
        ...

    async def of(self, sides: Sequence[ParticipationId]) -> list[SpeedTalk]:
        """Return the talks of somebody's sides, of every evening, by round."""
        ...

    async def say(self, talk: SpeedTalkId, side: Side, word: str) -> bool:
        """Keep what a side thinks of a talk; the last word counts."""
        ...
