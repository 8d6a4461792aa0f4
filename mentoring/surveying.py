"""Survey the ground for matching: read in a few queries all that pairs are judged by today."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from datetime import date
from zoneinfo import ZoneInfo

from mentoring.ages import ADULT
from mentoring.applications import ParticipationState, Side
from mentoring.consent import MINOR, Standing
from mentoring.consent_kinds import closes_labour
from mentoring.exchanging import ExchangeState
from mentoring.forms import enabled_forms
from mentoring.guardians import Guardian
from mentoring.ids import ParticipationId, PersonId
from mentoring.occupations import is_learner
from mentoring.permits import age_of, is_permitted, missing_from
from mentoring.ports import UnitOfWork
from mentoring.sexes import Sex, sex_of
from mentoring.steps import StepKind
from mentoring.terrain import (
    NO_CLASS,
    Terrain,
    declined_in,
    links_of,
    parted_in,
    turned_in,
    works_on,
)
from mentoring.zones import clocks_of

READY = frozenset({ParticipationState.READY})
MENTOR_BY = "mentor_by"
"""The parents' question whether the mentor should be a woman or a man."""

Kin = Mapping[PersonId, frozenset[PersonId]]


async def terrain_today(tx: UnitOfWork) -> Terrain:
    """Read what is true of everybody today."""
    organisation = await tx.organisations.get()
    today = tx.now.astimezone(ZoneInfo(organisation.zone)).date()
    cycle = await tx.organisations.cycle()
    standings = (await tx.consents.standings()).values()
    pairs = await tx.pairs.all()
    guardians = await tx.guardians.all()
    only = _only(guardians)
    guests, unshared = await _guests(tx)
    return Terrain(
        today=today,
        starts_on=cycle.starts_on if cycle else None,
        norms=organisation.measures(),
        consents=frozenset(each.person_id for each in standings if is_permitted(each, today)),
        unrepresented=frozenset(e.person_id for e in standings if _is_unrepresented(e, today)),
        not_colleagues=frozenset(each.person_id for each in standings if closes_labour(each)),
        cleared=await _cleared(tx),
        forms=enabled_forms(cycle.forms if cycle else ()),
        links=links_of(pairs),
        turned=turned_in(pairs),
        works_on=works_on(pairs),
        parted=parted_in(await tx.pairs.parted(), await tx.disputes.blocked()),
        declined=declined_in(pairs),
        guests=guests,
        unshared=unshared,
        parents=_parents(guardians),
        class_parents=await _class_parents(tx, guardians),
        only=only,
        sexes=await _sexes(tx) if only else {},
        clocks=clocks_of(await tx.zones.all(), organisation.zone, tx.now),
        overrides=frozenset(each.override for each in await tx.overrides.all()),
        wishes={each.participation_id: each for each in await tx.wishes.all()},
        ratings=tuple(await tx.wishes.ratings()),
    )


def _is_unrepresented(standing: Standing, today: date) -> bool:
    return age_of(standing, today) < ADULT and MINOR in missing_from(standing, today)


async def _cleared(tx: UnitOfWork) -> frozenset[ParticipationId]:
    marks = await tx.milestones.current()
    return frozenset(
        mark.participation_id
        for mark in marks
        if mark.kind is StepKind.CLEARANCE and mark.is_closed
    )


async def _guests(tx: UnitOfWork) -> tuple[frozenset[PersonId], frozenset[PersonId]]:
    """Return the mentors of other organisations, and those of them who may not stay."""
    made = await tx.exchanges.made(ExchangeState.HERE, ExchangeState.CLOSED)
    here = {each.guest_id for each in made if each.state is ExchangeState.HERE}
    known = frozenset(each.guest_id for each in made if each.guest_id is not None)
    return known, known - here


def _parents(guardians: Iterable[Guardian]) -> Kin:
    found: defaultdict[PersonId, set[PersonId]] = defaultdict(set)
    for each in guardians:
        if each.representative_id is not None:
            found[each.child_id].add(each.representative_id)
    return {child: frozenset(theirs) for child, theirs in found.items()}


async def _class_parents(
    tx: UnitOfWork, guardians: Iterable[Guardian]
) -> dict[str, frozenset[PersonId]]:
    """Return who represents somebody in each class, by the answers of the children."""
    parents = _parents(guardians)
    found: defaultdict[str, set[PersonId]] = defaultdict(set)
    if not parents:
        return {}
    for each in await tx.participations.of_people(set(parents)):
        group = each.profile.get("class_group")
        if each.side is Side.MENTEE and isinstance(group, str):
            found[group] |= parents[each.person_id]
        elif each.side is Side.MENTEE and is_learner(each):
            found[NO_CLASS] |= parents[each.person_id]
    return {group: frozenset(people) for group, people in found.items()}


def _only(guardians: Iterable[Guardian]) -> dict[PersonId, Sex]:
    """Return the children for whom a representative allows mentors of one sex only."""
    found: dict[PersonId, Sex] = {}
    for each in guardians:
        said = (each.answers or {}).get(MENTOR_BY)
        if said in set(Sex):
            found.setdefault(each.child_id, Sex(said))
    return found


async def _sexes(tx: UnitOfWork) -> dict[PersonId, Sex]:
    """Return what the patronymics of mentors say; nobody's where nobody asks."""
    mentors = await tx.participations.all(Side.MENTOR, READY)
    people = await tx.people.persons({each.person_id for each in mentors})
    told = ((person, sex_of(found.name)) for person, found in people.items())
    return {person: sex for person, sex in told if sex is not None}
