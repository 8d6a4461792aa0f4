"""Keep requests for help; that one topic has one open request is a unique index."""

from datetime import datetime

from sqlalchemy import ColumnElement, Update, func, or_, select, update

from mentoring.help_request import OPEN, HelpRequest, HelpSource, HelpState, HelpTopic
from mentoring.ids import HelpRequestId, PairId, PersonId
from storage.insertion import insert_new
from storage.scope import Scope
from storage.tables import help_requests

NEW = insert_new(help_requests).returning(help_requests)
UNANSWERED = help_requests.c.state.in_([each.value for each in OPEN])


class HelpRequests:
    """Keep the requests of one organisation."""

    def __init__(self, scope: Scope) -> None:
        """Work inside one transaction."""
        self._scope = scope

    @property
    def _ours(self) -> ColumnElement[bool]:
        return help_requests.c.organisation_id == self._scope.organisation

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
        values = {
            "organisation_id": self._scope.organisation,
            "person_id": person,
            "topic": topic.value,
            "about": about,
            "source": source.value,
            "urgent": urgent,
            "state": HelpState.ASKED.value,
            "asked_at": at,
        }
        return await self._scope.one(HelpRequest, NEW, values)

    async def get(self, request: HelpRequestId) -> HelpRequest | None:
        """Return a request by its id."""
        asked = select(help_requests).where(self._ours, help_requests.c.id == request)
        return await self._scope.one(HelpRequest, asked)

    async def of(self, person: PersonId) -> list[HelpRequest]:
        """Return what a person has asked, the newest first."""
        asked = select(help_requests).where(self._ours, help_requests.c.person_id == person)
        return await self._scope.many(HelpRequest, asked.order_by(help_requests.c.id.desc()))

    async def waiting(self) -> list[HelpRequest]:
        """Return what nobody has answered yet: urgent first, then the oldest."""
        asked = select(help_requests).where(self._ours, UNANSWERED)
        order = help_requests.c.urgent.desc(), help_requests.c.asked_at, help_requests.c.id
        return await self._scope.many(HelpRequest, asked.order_by(*order))

    async def since(self, instant: datetime) -> list[HelpRequest]:
        """Return what was asked since an instant, in order."""
        asked = select(help_requests).where(self._ours, help_requests.c.asked_at >= instant)
        return await self._scope.many(HelpRequest, asked.order_by(help_requests.c.id))

    async def make_urgent(self, request: HelpRequestId) -> bool:
        """Make an open request urgent; False when it is, or is not open."""
        there = self._this(request).where(UNANSWERED, help_requests.c.urgent.is_(False))
        return await self._scope.changed(there.values(urgent=True))

    async def say(self, request: HelpRequestId, words: str) -> bool:
        """Add what the person typed to what is there; False when the request is closed."""
        found = await self.get(request)
        if found is None or found.state is HelpState.CLOSED:
            return False
        said = f"{found.words}\n{words}" if found.words else words
        return await self._scope.changed(self._this(request).values(words=said))

    async def pause(self, request: HelpRequestId, pair: PairId) -> bool:
        """Note which pair was put on hold at the person's wish, once."""
        there = self._this(request).where(help_requests.c.paused.is_(None))
        return await self._scope.changed(there.values(paused=pair))

    async def take(self, request: HelpRequestId, by: PersonId, at: datetime) -> bool:
        """Note who looks after it; False when somebody does."""
        there = self._this(request).where(help_requests.c.state == HelpState.ASKED.value)
        taken = {"state": HelpState.TAKEN.value, "taken_by": by, "taken_at": at}
        return await self._scope.changed(there.values(taken))

    async def answer(
        self, request: HelpRequestId, answer: str, by: PersonId, at: datetime
    ) -> bool:
        """Store the answer of an open request; False when it is answered or closed."""
        told = {
            "state": HelpState.ANSWERED.value,
            "answer": answer,
            "answered_by": by,
            "answered_at": at,
        }
        return await self._scope.changed(self._this(request).where(UNANSWERED).values(told))

    async def close(self, request: HelpRequestId, at: datetime) -> bool:
        """Close a request; False when it is closed."""
        there = self._this(request).where(help_requests.c.state != HelpState.CLOSED.value)
        closed = {"state": HelpState.CLOSED.value, "closed_at": at}
        return await self._scope.changed(there.values(closed))

    async def forget(self, before: datetime) -> int:
        """Blank words and answers of what was answered or closed before an instant."""
        ended = func.coalesce(help_requests.c.closed_at, help_requests.c.answered_at)
        told = or_(help_requests.c.words.is_not(None), help_requests.c.answer.is_not(None))
        past = update(help_requests).where(self._ours, ~UNANSWERED, ended < before, told)
        return await self._scope.count(past.values(words=None, answer=None))

    async def erase(self, person: PersonId) -> int:
        """Blank words and answers of a person's requests; return how many."""
        theirs = update(help_requests).where(self._ours, help_requests.c.person_id == person)
        return await self._scope.count(theirs.values(words=None, answer=None))

    def _this(self, request: HelpRequestId) -> Update:
        return update(help_requests).where(self._ours, help_requests.c.id == request)
