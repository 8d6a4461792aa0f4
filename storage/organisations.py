"""Keep the organisation, its cycle and the figures it is measured by."""

from datetime import date
from functools import lru_cache

from sqlalchemy import ScalarSelect, bindparam, case, func, insert, literal, or_, select, update

from mentoring.branches import Total
from mentoring.ids import OrganisationId, PersonId
from mentoring.office import Figure
from mentoring.organisations import Cycle, Organisation, Served
from storage.branches import totals_under
from storage.scope import Scope
from storage.tables import cycles, figures, organisations

FIGURE = [column for column in figures.c if column.name != "id"]
THIS_ONE = select(organisations).where(organisations.c.id == bindparam("here"))


@lru_cache(maxsize=64)  # a part of most statements, made once for each organisation
def current_cycle(organisation: OrganisationId) -> ScalarSelect[int]:
    """Return the id of an organisation's current cycle: the newest one."""
    ours = cycles.c.organisation_id == organisation
    return select(func.max(cycles.c.id)).where(ours).scalar_subquery()


class Organisations:
    """Keep one organisation and what is true of it as a whole."""

    def __init__(self, scope: Scope) -> None:
        """Work inside one transaction."""
        self._scope = scope

    async def get(self) -> Organisation:
        """Return the organisation of this unit of work."""
        return await self._scope.sure(Organisation, THIS_ONE, {"here": self._scope.organisation})

    async def served(self) -> list[Served]:
        """Return all organisations of this bot, whose names anybody may see, by name."""
        shown = select(organisations.c.id, organisations.c.name, organisations.c.parent_id)
        named = shown.where(organisations.c.name != "")
        return await self._scope.many(Served, named.order_by(organisations.c.name))

    async def totals(self) -> list[Total]:
        """Return numbers only of every branch of this organisation, by name."""
        return await self._scope.many(Total, totals_under(self._scope.organisation))

    async def save(self, organisation: Organisation) -> None:
        """Write the organisation as it is now."""
        values = organisation.model_dump(exclude={"id"})
        changed = update(organisations).where(organisations.c.id == self._scope.organisation)
        await self._scope.count(changed.values(values))

    async def set_talk_hours(self, days: tuple[int, ...], times: tuple[str, ...]) -> None:
        """Store on which days of the week and at which times talks are offered."""
        changed = update(organisations).where(organisations.c.id == self._scope.organisation)
        values = {"talk_days": list(days), "talk_times": list(times)}
        await self._scope.count(changed.values(values))

    async def set_pair_rules(
        self,
        pair_chain: tuple[str, ...] | None = None,
        representative_accepts: bool | None = None,
        by_themselves: tuple[str, ...] | None = None,
    ) -> None:
        """Store whose words a pair needs, and whether representatives are asked."""
        values: dict[str, object] = {}
        if pair_chain is not None:
            values["pair_chain"] = list(pair_chain)
        if representative_accepts is not None:
            values["representative_accepts"] = representative_accepts
        if by_themselves is not None:
            values["by_themselves"] = list(by_themselves)
        changed = update(organisations).where(organisations.c.id == self._scope.organisation)
        await self._scope.count(changed.values(values))

    async def cycle(self) -> Cycle | None:
        """Return the current cycle, if one is set up."""
        current = cycles.c.id == current_cycle(self._scope.organisation)
        return await self._scope.one(Cycle, select(cycles).where(current))

    async def save_cycle(
        self, title: str, starts_on: date, ends_on: date, forms: tuple[str, ...]
    ) -> None:
        """Create the cycle or change the current one."""
        values = {"title": title, "starts_on": starts_on, "ends_on": ends_on, "forms": forms}
        current = await self.cycle()
        if current is None:
            new = insert(cycles).values(organisation_id=self._scope.organisation, **values)
            await self._scope.count(new)
        else:
            await self._scope.count(update(cycles).where(cycles.c.id == current.id).values(values))

    async def set_way(self, mentor_steps: tuple[str, ...]) -> None:
        """Store which steps lead a mentor of the current cycle to being ready."""
        await self._set_on_cycle(mentor_steps=list(mentor_steps))

    async def set_training(self, words: str | None) -> None:
        """Store the text or the link by which mentors of the current cycle are trained."""
        await self._set_on_cycle(training_words=words)

    async def set_answers_until(self, day: date | None) -> None:
        """Store until when people change their answers in the current cycle."""
        await self._set_on_cycle(answers_until=day)

    async def decide_names(self, by: PersonId | None, *, codes: bool) -> bool:
        """Keep whether chats hold codes only and who chose it; False when it was so already."""
        chosen = organisations.c
        other = or_(
            chosen.pseudonymous.is_distinct_from(codes),
            chosen.names_at.is_(None),
            chosen.names_by.is_distinct_from(by),
        )
        here = chosen.id == self._scope.organisation, other
        now = literal(self._scope.now, chosen.coded_at.type)
        begun = case((chosen.pseudonymous, chosen.coded_at), else_=now)
        values: dict[str, object] = {"pseudonymous": codes, "coded_at": begun if codes else None}
        values |= {"names_by": by, "names_at": self._scope.now}
        return await self._scope.changed(update(organisations).where(*here).values(values))

    async def _set_on_cycle(self, **values: object) -> None:
        current = cycles.c.id == current_cycle(self._scope.organisation)
        await self._scope.count(update(cycles).where(current).values(**values))

    async def figures(self, on: date) -> dict[tuple[str, int | None], Figure]:
        """Return the figure in force on a day by (indicator, year)."""
        asked = select(*FIGURE).where(
            figures.c.organisation_id == self._scope.organisation, figures.c.since <= on
        )
        found = await self._scope.many(Figure, asked.order_by(figures.c.since, figures.c.id))
        return {(figure.indicator, figure.year): figure for figure in found}

    async def add_figure(self, figure: Figure) -> None:
        """Add a figure; the older ones stay, so that an old report can be made again."""
        values = figure.model_dump() | {"organisation_id": self._scope.organisation}
        await self._scope.count(insert(figures).values(values))
