"""Declare where requests for help are kept."""

from datetime import datetime
from typing import Protocol

from mentoring.help_request import HelpRequest, HelpSource, HelpTopic
from mentoring.ids import HelpRequestId, PairId, PersonId


class HelpRequests(Protocol):
    """Keep requests for help; a person has one open request a topic at most."""

    async def add(
        self,
        person: PersonId,
        topic: HelpTopic,
        source: HelpSource,
        at: datetime,
        *,
        urgent: bool,
        about: PairId | None = None,
    ) -> HelpRequest | None:
        """Add a request; None when the same person has one open about the same."""
        ...

    async def get(self, request: HelpRequestId) -> HelpRequest | None:
        """Return a request by its id."""
        ...

    async def of(self, person: PersonId) -> list[HelpRequest]:
        """Return what a person has asked, the newest first."""
        ...

    async def waiting(self) -> list[HelpRequest]:
        """Return what nobody has answered yet: urgent first, then the oldest."""
        ...

    async def since(self, instant: datetime) -> list[HelpRequest]:
        """Return what was asked since an instant, in order."""
        ...

    async def make_urgent(self, request: HelpRequestId) -> bool:
        """Make an open request urgent; False when it is, or is not open."""
        ...

    async def say(self, request: HelpRequestId, words: str) -> bool:
        """Add what the person typed to what is there; False when the request is closed."""
        ...

    async def pause(self, request: HelpRequestId, pair: PairId) -> bool:
        """Note which pair was put on hold at the person's wish, once."""
        ...

    async def take(self, request: HelpRequestId, by: PersonId, at: datetime) -> bool:
        """Note who looks after it; False when somebody does."""
        ...

    async def answer(
        self, request: HelpRequestId, answer: str, by: PersonId, at: datetime
    ) -> bool:
        """Store the answer of an open request; False when it is answered or closed."""
        ...

    async def close(self, request: HelpRequestId, at: datetime) -> bool:
        """Close a request; False when it is closed."""
        ...

    async def forget(self, before: datetime) -> int:
        """Blank words and answers of what was answered or closed before an instant."""
        ...

    async def erase(self, person: PersonId) -> int:
        """Blank words and answers of a person's requests; return how many."""
        ...
