"""Keep wishes after the joint meeting: rounds, and the last answer of each side, sealed."""

from collections.abc import Iterable
from datetime import datetime

from sqlalchemy import ColumnElement, Row, Select, Update, delete, insert, null, select, update

from mentoring.applications import ParticipationState
from mentoring.ids import EventId, ParticipationId, PersonId, WishRoundId
from mentoring.wishes.records import Wish
from mentoring.wishes.rounds import Aside, Round, RoundKind
from storage.insertion import insert_new
from storage.organisations import current_cycle
from storage.tables import participations, wish_rounds, wishes
from storage.trial_talks import TrialTalks

TAKING_PART = (ParticipationState.SUBMITTED.value, ParticipationState.READY.value)
APART = frozenset({"participation_id", "side", "answered_at"})
"""What stands in columns of its own, or with the participation."""


class Wishes(TrialTalks):
    """Keep the wishes of one organisation."""

    @property
    def _rounds(self) -> ColumnElement[bool]:
        return wish_rounds.c.organisation_id == self._scope.organisation

    async def open_round(
        self,
        kind: RoundKind,
        closes_at: datetime,
        by: PersonId | None,
        event: EventId | None = None,
    ) -> Round | None:
        """Begin a round nobody is called to yet; None while one is open or the event had one."""
        cycle = await self._scope.scalar(select(current_cycle(self._scope.organisation)))
        if cycle is None:
            return None
        new = insert_new(wish_rounds).values(
            organisation_id=self._scope.organisation,
            cycle_id=cycle,
            kind=kind.value,
            event_id=event,
            opened_at=self._scope.now,
            opened_by=by,
            closes_at=closes_at,
            version=0,
        )
        return await self._scope.one(Round, new.returning(wish_rounds))

    async def round(self, kind: RoundKind = RoundKind.WISHES) -> Round | None:
        """Return the newest round of a kind in the current cycle, open or closed."""
        current = wish_rounds.c.cycle_id == current_cycle(self._scope.organisation)
        asked = select(wish_rounds).where(self._rounds, current, wish_rounds.c.kind == kind.value)
        return await self._scope.one(Round, asked.order_by(wish_rounds.c.id.desc()).limit(1))

    async def after(self, event: EventId) -> Round | None:
        """Return the round that followed an event."""
        asked = select(wish_rounds).where(self._rounds, wish_rounds.c.event_id == event)
        return await self._scope.one(Round, asked)

    async def get(self, round_id: WishRoundId) -> Round | None:
        """Return a round by id."""
        asked = select(wish_rounds).where(self._rounds, wish_rounds.c.id == round_id)
        return await self._scope.one(Round, asked)

    async def call(self, found: Round) -> bool:
        """Open a round to people once; False when it was called or is closed."""
        still = self._open(found).where(wish_rounds.c.called_at.is_(None))
        return await self._scope.changed(still.values(called_at=self._scope.now))

    async def prolong(self, found: Round, closes_at: datetime) -> bool:
        """Move the end of an open round, unless somebody did since it was read."""
        same = self._open(found).where(wish_rounds.c.version == found.version)
        return await self._scope.changed(same.values(closes_at=closes_at))

    async def close(self, found: Round) -> bool:
        """Close a round once; False when it was closed."""
        return await self._scope.changed(self._open(found).values(closed_at=self._scope.now))

    def _open(self, found: Round) -> Update:
        there = wish_rounds.c.id == found.id, wish_rounds.c.closed_at.is_(None)
        change = update(wish_rounds).where(self._rounds, *there)
        return change.values(version=wish_rounds.c.version + 1)

    async def put(self, round_id: WishRoundId, wish: Wish, aside: Aside) -> bool:
        """Keep what a side wishes in place of what it said before; False when it is too late."""
        if not await self._takes_answers(round_id):
            return False
        theirs = participations.c.id == wish.participation_id
        taking = participations.c.state.in_(TAKING_PART)
        ours = participations.c.organisation_id == self._scope.organisation
        there = select(participations.c.id).where(ours, theirs, taking)
        if await self._scope.scalar(there.with_for_update(key_share=True)) is None:
            return False
        old = delete(wishes).where(wishes.c.participation_id == wish.participation_id)
        await self._scope.count(old)
        new = insert(wishes).values(
            participation_id=wish.participation_id,
            organisation_id=self._scope.organisation,
            round_id=round_id,
            said=wish.model_dump(mode="json", exclude=set(APART)) | {"doubts": aside.doubts},
            request=aside.request,
            answered_at=wish.answered_at,
        )
        return await self._scope.changed(new)

    async def _takes_answers(self, round_id: WishRoundId) -> bool:
        """Hold a round open for this transaction: who closes it waits."""
        going = (
            wish_rounds.c.id == round_id,
            wish_rounds.c.called_at.is_not(None),
            wish_rounds.c.closed_at.is_(None),
            wish_rounds.c.closes_at > self._scope.now,
        )
        asked = select(wish_rounds.c.id).where(self._rounds, *going)
        return await self._scope.scalar(asked.with_for_update(read=True)) is not None

    async def all(self) -> list[Wish]:
        """Return the wishes of everybody in the programme, about those who still take part."""
        rows = await self._rows(self._asked())
        here = await self._here(rows)
        return [_wish(row, here) for row in rows]

    async def of(self, participation: ParticipationId) -> Wish | None:
        """Return what a side wishes, about those who still take part."""
        rows = await self._rows(self._asked().where(wishes.c.participation_id == participation))
        here = await self._here(rows)
        return _wish(rows[0], here) if rows else None

    async def answered(self, round_id: WishRoundId) -> set[ParticipationId]:
        """Return who has answered in a round."""
        rows = await self._rows(self._asked().where(wishes.c.round_id == round_id))
        return {ParticipationId(row.participation_id) for row in rows}

    async def asides(self) -> list[Aside]:
        """Return what people in the programme said besides wishes."""
        return await self._scope.told([_aside(row) for row in await self._rows(self._asked())])

    async def aside(self, participation: ParticipationId) -> Aside | None:
        """Return what a side said besides its wishes."""
        rows = await self._rows(self._asked().where(wishes.c.participation_id == participation))
        told = await self._scope.told([_aside(row) for row in rows[:1]])
        return told[0] if told else None

    async def settle_request(self, participation: ParticipationId) -> bool:
        """Forget a changed request once it is settled; False when it was."""
        open_one = wishes.c.participation_id == participation, wishes.c.request.is_not(None)
        ours = wishes.c.organisation_id == self._scope.organisation
        return await self._scope.changed(
            update(wishes).where(ours, *open_one).values(request=null())
        )

    def _asked(self) -> Select[*tuple[object, ...]]:
        """Ask for the wishes of this cycle, of those who take part."""
        whole = select(*wishes.c, participations.c.side).join(
            participations, participations.c.id == wishes.c.participation_id
        )
        ours = wishes.c.organisation_id == self._scope.organisation
        current = participations.c.cycle_id == current_cycle(self._scope.organisation)
        taking = participations.c.state.in_(TAKING_PART)
        return whole.where(ours, current, taking).order_by(wishes.c.participation_id)

    async def _rows(self, asked: Select[*tuple[object, ...]]) -> list[Row[*tuple[object, ...]]]:
        return list((await self._scope.connection.execute(asked)).all())

    async def _here(self, rows: Iterable[Row[*tuple[object, ...]]]) -> set[int]:
        """Return who still takes part among those who are named; nobody costs no query."""
        named = {each for row in rows for each in (*row.said["ranked"], *row.said["avoided"])}
        ours = participations.c.organisation_id == self._scope.organisation
        taking = participations.c.state.in_(TAKING_PART)
        asked = select(participations.c.id).where(ours, taking, participations.c.id.in_(named))
        return set(await self._scope.scalars(asked)) if named else set()


def _wish(row: Row[*tuple[object, ...]], here: set[int]) -> Wish:
    said = {name: value for name, value in row.said.items() if name != "doubts"}
    for names in ("ranked", "avoided"):
        said[names] = [each for each in said[names] if each in here]
    apart = {name: getattr(row, name) for name in APART}
    return Wish.model_validate(said | apart)


def _aside(row: Row[*tuple[object, ...]]) -> Aside:
    said = {"request": row.request, "doubts": bool(row.said["doubts"])}
    said["answered_at"] = row.answered_at
    return Aside.model_validate(said | {"participation_id": row.participation_id})
