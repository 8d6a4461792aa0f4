"""Keep matching plans: what was asked for, what came out, and whether it was published."""

from datetime import datetime

from sqlalchemy import ColumnElement, Select, Update, func, select, update
from sqlalchemy.ext.asyncio import AsyncConnection

from mentoring.ids import OrganisationId, PersonId, PlanId
from mentoring.plans.records import Constraints, Plan, PlanResult, PlanState
from storage.insertion import insert_new
from storage.organisations import current_cycle
from storage.scope import Scope
from storage.tables import match_plans, organisations

COMPUTING = match_plans.c.state == PlanState.COMPUTING.value
WAITING = (
    select(match_plans.c.organisation_id, match_plans.c.id)
    .where(COMPUTING)
    .order_by(match_plans.c.id)
)


async def computing_plans(connection: AsyncConnection) -> list[tuple[OrganisationId, PlanId]]:
    """Return the plans of all organisations that wait to be computed, the oldest first."""
    rows = await connection.execute(WAITING)
    return [(OrganisationId(where), PlanId(which)) for where, which in rows]


class Plans:
    """Keep the plans of one organisation."""

    def __init__(self, scope: Scope) -> None:
        """Work inside one transaction."""
        self._scope = scope

    @property
    def _ours(self) -> ColumnElement[bool]:
        return match_plans.c.organisation_id == self._scope.organisation

    def _asked(self) -> Select[*tuple[object, ...]]:
        return select(match_plans).where(self._ours)

    async def add(
        self, constraints: Constraints, by: PersonId | None, based_on: PlanId | None = None
    ) -> Plan | None:
        """Write down what is asked for; None when the unique keys say: one at a time."""
        await self._one_at_a_time()
        last = select(func.coalesce(func.max(match_plans.c.number), 0)).where(self._ours)
        new = insert_new(match_plans).values(
            organisation_id=self._scope.organisation,
            cycle_id=current_cycle(self._scope.organisation),
            number=await self._scope.scalar(last) + 1,
            based_on=select(match_plans.c.id)
            .where(self._ours, match_plans.c.id == based_on)
            .scalar_subquery(),
            state=PlanState.COMPUTING.value,
            constraints=constraints.model_dump(mode="json"),
            made_by=by,
            made_at=self._scope.now,
            version=0,
        )
        return await self._scope.one(Plan, new.returning(match_plans))

    async def get(self, plan: PlanId) -> Plan | None:
        """Return one by its id."""
        return await self._scope.one(Plan, self._asked().where(match_plans.c.id == plan))

    async def latest(self, states: frozenset[PlanState] | None = None) -> Plan | None:
        """Return the newest of the current cycle, of all or of those in some states."""
        current = match_plans.c.cycle_id == current_cycle(self._scope.organisation)
        asked = self._asked().where(current).order_by(match_plans.c.number.desc()).limit(1)
        if states is not None:
            asked = asked.where(match_plans.c.state.in_([state.value for state in states]))
        return await self._scope.one(Plan, asked)

    async def recent(self, most: int) -> list[Plan]:
        """Return the newest of the current cycle that were not put aside."""
        current = match_plans.c.cycle_id == current_cycle(self._scope.organisation)
        kept = match_plans.c.state != PlanState.DROPPED.value
        asked = self._asked().where(current, kept).order_by(match_plans.c.number.desc())
        return await self._scope.many(Plan, asked.limit(most))

    async def trial_of(self, plan: PlanId) -> Plan | None:
        """Return the plan that was made from this one and not put aside."""
        kept = match_plans.c.state != PlanState.DROPPED.value
        return await self._scope.one(
            Plan, self._asked().where(match_plans.c.based_on == plan, kept)
        )

    async def finish(self, plan: Plan, result: PlanResult | None, milliseconds: int) -> bool:
        """Store what came out; without a result the plan has failed. False when it moved on."""
        came = PlanState.FAILED if result is None else PlanState.READY
        values = {
            "state": came.value,
            "result": None if result is None else result.model_dump(mode="json"),
            "finished_at": self._scope.now,
            "milliseconds": milliseconds,
        }
        return await self._scope.changed(self._unchanged(plan).where(COMPUTING).values(values))

    async def move(self, plan: Plan, to: PlanState, at: datetime) -> bool:
        """Change the state if nobody did since it was read; once published, for ever."""
        published = {"published_at": at} if to is PlanState.PUBLISHED else {}
        going = match_plans.c.state != PlanState.PUBLISHED.value
        change = self._unchanged(plan).where(going).values(state=to.value, **published)
        return await self._scope.changed(change)

    async def publish(self, plan: Plan, at: datetime) -> bool:
        """Publish one that is ready and put all others of its cycle aside; of two one wins."""
        await self._one_at_a_time()
        ready = self._unchanged(plan).where(match_plans.c.state == PlanState.READY.value)
        values = {"state": PlanState.PUBLISHED.value, "published_at": at}
        if not await self._scope.changed(ready.values(values)):
            return False
        others = update(match_plans).where(
            self._ours,
            match_plans.c.cycle_id == plan.cycle_id,
            match_plans.c.state.not_in([PlanState.PUBLISHED.value, PlanState.DROPPED.value]),
        )
        aside = {"state": PlanState.DROPPED.value, "version": match_plans.c.version + 1}
        await self._scope.count(others.values(aside))
        return True

    def _unchanged(self, plan: Plan) -> Update:
        same = match_plans.c.id == plan.id, match_plans.c.version == plan.version
        change = update(match_plans).where(self._ours, *same)
        return change.values(version=match_plans.c.version + 1)

    async def _one_at_a_time(self) -> None:
        """Make plans of an organisation take their numbers one after another."""
        ours = select(organisations.c.id).where(organisations.c.id == self._scope.organisation)
        await self._scope.scalar(ours.with_for_update(key_share=True))
