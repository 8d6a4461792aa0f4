"""What the database knows reaches the rules: old conflicts, parents, wishes, measures."""

from datetime import date, timedelta

import pytest
from sqlalchemy import insert

from mentoring.applications import Side
from mentoring.bars import Bar, Override
from mentoring.disputes import Arbiter, Outcome
from mentoring.guardians import Relation
from mentoring.ids import OrganisationId
from mentoring.norms import Norms
from mentoring.pairs import EndReason, PairState
from mentoring.sexes import Sex
from mentoring.surveying import terrain_today
from mentoring.terrain import Link
from storage import Storage
from storage.tables import cycles
from tests.storage.stage import FORM, found, named, proposed, ready


async def test_a_conflict_of_last_year_is_known_this_year(
    storage: Storage, school: OrganisationId
) -> None:
    async with storage.work(school) as tx:
        pair = await proposed(tx)
        assert await tx.pairs.end(pair, PairState.ENDED, EndReason.INCOMPATIBLE, None, tx.now)
        other = await proposed(tx)
        assert await tx.pairs.end(other, PairState.ENDED, EndReason.GOAL_REACHED, None, tx.now)
    async with storage.engines.write.begin() as connection:
        next_year = {"starts_on": date(2027, 9, 1), "ends_on": date(2028, 5, 31)}
        row = {"title": "2027", "forms": [FORM], "mentor_steps": ["approval"]}
        await connection.execute(insert(cycles).values(organisation_id=school, **row, **next_year))
    stranger = await found(storage, "Другая школа")
    async with storage.work(school) as tx:
        terrain = await terrain_today(tx)
        [member] = pair.members
        both = {"mentor": pair.mentor.person_id, "mentee": member.person_id}
        assert terrain.parted == {Link(**both, form=FORM)}
        assert terrain.links == frozenset()
        assert terrain.starts_on == date(2027, 9, 1)
    async with storage.work(stranger) as tx:
        assert await tx.pairs.parted() == []


async def test_only_who_parted_is_kept_apart(storage: Storage, school: OrganisationId) -> None:
    """One had left a group long before, one left for a conflict, the rest sat there at its end."""
    async with storage.work(school) as tx:
        pair = await proposed(tx, members=4)
        early, quarrel, *rest = (seat.person_id for seat in pair.members)
        before, later = tx.now, tx.now + timedelta(days=1)
        assert await tx.pairs.release(pair.id, early, before)
        assert await tx.pairs.release(pair.id, quarrel, before, EndReason.INCOMPATIBLE)
        mentor = pair.mentor.person_id
        assert {link.mentee for link in (await terrain_today(tx)).parted} == {quarrel}
        now = await tx.pairs.get(pair.id)
        assert now is not None
        assert await tx.pairs.end(now, PairState.ENDED, EndReason.INCOMPATIBLE, None, later)
        parted = (await terrain_today(tx)).parted
    assert {(each.mentor, each.mentee) for each in parted} == {
        (mentor, each) for each in (quarrel, *rest)
    }


@pytest.mark.parametrize("outcome", [Outcome.REPLACE, Outcome.END, Outcome.NOTHING])
async def test_a_dispute_keeps_apart_who_sat_there_when_it_was_settled(
    storage: Storage, school: OrganisationId, outcome: Outcome
) -> None:
    async with storage.work(school) as tx:
        pair = await proposed(tx, members=3)
        early, later, stays = (seat.person_id for seat in pair.members)
        by = pair.mentor.person_id
        opened = await tx.disputes.begin(pair.id, Arbiter.HEAD, None, by, tx.now, paused=False)
        assert opened is not None
        assert await tx.pairs.release(pair.id, early, tx.now - timedelta(days=1))
        assert await tx.disputes.settle(opened.id, outcome, by)
        assert await tx.pairs.release(pair.id, later, tx.now + timedelta(days=1))
        parted = {link.mentee for link in (await terrain_today(tx)).parted}
    assert parted == (set() if outcome is Outcome.NOTHING else {later, stays})


async def test_parents_and_what_they_allow_are_known(
    storage: Storage, school: OrganisationId
) -> None:
    async with storage.work(school) as tx:
        child, classmate = await ready(tx, Side.MENTEE), await ready(tx, Side.MENTEE)
        for each in (child, classmate):
            read = await tx.participations.get(each.id)
            assert read is not None
            assert await tx.participations.amend(read, {"class_group": "7 «А»"})
        mentor = await ready(tx, Side.MENTOR, 1)
        mother = await named(tx, "Орлова Анна Ильинична")
        one = await tx.guardians.add(child.person_id, mother.id, Relation.MOTHER)
        await tx.guardians.add(classmate.person_id, mentor.person_id, Relation.MOTHER)
        terrain = await terrain_today(tx)
        assert terrain.parents == {
            child.person_id: {mother.id},
            classmate.person_id: {mentor.person_id},
        }
        assert terrain.class_parents == {"7 «А»": {mother.id, mentor.person_id}}
        assert (terrain.only, terrain.sexes) == ({}, {})
        await tx.guardians.keep_answers(one.id, {"mentor_by": "man"})
        terrain = await terrain_today(tx)
        assert terrain.only == {child.person_id: Sex.MAN}
        assert terrain.sexes == {mentor.person_id: Sex.WOMAN}
        await tx.guardians.keep_answers(one.id, {"mentor_by": "any"})
        assert (await terrain_today(tx)).only == {}


async def test_softened_rules_and_measures_of_the_school_are_known(
    storage: Storage, school: OrganisationId
) -> None:
    async with storage.work(school) as tx:
        mentor, mentee = await ready(tx, Side.MENTOR, 1), await ready(tx, Side.MENTEE)
        softened = Override(mentor=mentor.id, mentee=mentee.id, bar=Bar.NO_SLOT)
        assert await tx.overrides.add(softened, mentor.person_id, "договорились")
        known = await tx.organisations.get()
        await tx.organisations.save(known.model_copy(update={"norms": Norms(oldest=25)}))
        terrain = await terrain_today(tx)
        assert terrain.overrides == {softened}
        assert terrain.norms == Norms(oldest=25)
        assert terrain.clocks == {}
        assert await tx.zones.set(mentor.person_id, "Asia/Kamchatka")
        [(whose, ahead)] = (await terrain_today(tx)).clocks.items()
        assert (whose, ahead > 0) == (mentor.person_id, True)
