"""Consent texts never change, the record of consents only grows."""

from datetime import date, timedelta

import pytest
from sqlalchemy import event

from mentoring.applications import Side
from mentoring.consent import ConsentRecord, ConsentStep, ConsentText, Standing, is_active
from mentoring.destruction import WHOLE, Category, Ground
from mentoring.ids import AccountId, OrganisationId, PersonId
from mentoring.people import Bracket
from storage import Storage
from tests.storage.stage import START, found, named, ready


def wording(school: OrganisationId, version: int, body: str = "Я согласна.") -> ConsentText:
    return ConsentText(
        organisation_id=school,
        code="C1",
        version=version,
        language="ru",
        title="Согласие",
        summary="Коротко",
        body=body,
        approved_by="Директор",
        approved_on=date(2026, 9, 1),
        valid_from=START,
    )


def step(person: PersonId, what: ConsentStep, after: timedelta) -> ConsentRecord:
    return ConsentRecord(
        organisation_id=OrganisationId(0),
        person_id=person,
        account_id=AccountId(1),
        code="C1",
        version=1,
        language="ru",
        sha256="f" * 64,
        step=what,
        method="button",
        at=START + after,
        expires_on=date(2027, 8, 31),
    )


async def test_the_newest_text_is_shown(storage: Storage, school: OrganisationId) -> None:
    async with storage.work(school) as tx:
        assert await tx.consents.add_text(wording(school, 1))
        assert await tx.consents.add_text(wording(school, 2))
        assert not await tx.consents.add_text(wording(school, 2, "Иначе"))
        assert await tx.consents.text("C1", "ru") == wording(school, 2)
        assert await tx.consents.text_version("C1", "ru", 1) == wording(school, 1)
        with pytest.raises(LookupError):
            await tx.consents.text("C1", "en")


async def test_history_is_kept_in_order(storage: Storage, school: OrganisationId) -> None:
    async with storage.work(school) as tx:
        person, other = await named(tx, "Анна"), await named(tx, "Борис")
        await tx.consents.record(step(person.id, ConsentStep.GIVEN, timedelta()))
        await tx.consents.record(step(person.id, ConsentStep.REVOKED, timedelta(hours=1)))
        await tx.consents.record(step(other.id, ConsentStep.GIVEN, timedelta()))
    async with storage.read(school) as look:
        history = await look.consents.history(person.id)
        assert [one.step for one in history] == [ConsentStep.GIVEN, ConsentStep.REVOKED]
        assert {one.organisation_id for one in history} == {school}
        assert not is_active(history, START.date())
        histories = await look.consents.histories()
        assert histories == {person.id: history, other.id: histories[other.id]}
        assert is_active(histories[other.id], START.date())


async def test_what_was_chosen_item_by_item_is_kept_with_its_step(
    storage: Storage, school: OrganisationId
) -> None:
    items = ("name", "site", "closed")
    async with storage.work(school) as tx:
        person = await named(tx, "Анна")
        chosen = step(person.id, ConsentStep.GIVEN, timedelta()).model_copy(
            update={"code": "C6", "items": items}
        )
        await tx.consents.record(chosen)
    async with storage.read(school) as look:
        assert (await look.consents.standing(person.id)).last["C6"].items == items


async def test_a_standing_is_one_statement_and_knows_the_last_step_of_each_code(
    storage: Storage, school: OrganisationId
) -> None:
    async with storage.work(school) as tx:
        person = await tx.people.add_person(None)
        other = await tx.people.add_person(None)
        await tx.people.set_age(person.id, Bracket.FROM_14)
        given = step(person.id, ConsentStep.GIVEN, timedelta())
        await tx.consents.record(given)
        await tx.consents.record(given.model_copy(update={"code": "C4", "purpose": 2}))
        await tx.consents.record(step(person.id, ConsentStep.REVOKED, timedelta(hours=1)))
        asked: list[str] = []
        engine = storage.engines.write.sync_engine
        event.listen(engine, "before_cursor_execute", lambda *said: asked.append(said[2]))
        standing = await tx.consents.standing(person.id)
        everybody = await tx.consents.standings()
        assert len(asked) == 2
    assert standing.bracket is Bracket.FROM_14
    assert {code: each.step for code, each in standing.last.items()} == {
        "C1": ConsentStep.REVOKED,
        "C4": ConsentStep.GIVEN,
    }
    assert standing.last["C4"].purpose == 2
    assert everybody == {person.id: standing, other.id: Standing(person_id=other.id)}


async def test_proof_goes_three_years_after_the_person(
    storage: Storage, school: OrganisationId
) -> None:
    async with storage.work(school) as tx:
        person = await tx.people.add_person(None)
        stays = await tx.people.add_person(None)
        for each in (person, stays):
            await tx.consents.record(step(each.id, ConsentStep.GIVEN, timedelta()))
        await tx.people.erase_person(person.id, START)
        assert await tx.consents.forget(START) == 0
        assert await tx.consents.forget(START + timedelta(days=1)) == 1
        assert set(await tx.consents.histories()) == {stays.id}


async def test_acts_are_numbered_within_the_school(
    storage: Storage, school: OrganisationId
) -> None:
    elsewhere = await found(storage, "Другой колледж")
    async with storage.work(school) as tx:
        first = await tx.acts.add(Ground.DRAFTS, (Category.DRAFTS,), (PersonId(7),), START)
        second = await tx.acts.add(Ground.REVOKED, WHOLE, (PersonId(8),), START)
        assert (first.number, second.number) == (1, 2)
        assert await tx.acts.all() == [second, first]
    async with storage.work(elsewhere) as tx:
        assert await tx.acts.get(first.id) is None
        assert (await tx.acts.add(Ground.DRAFTS, (Category.DRAFTS,), (), START)).number == 1
        assert await tx.acts.forget(START + timedelta(days=1)) == 1
    async with storage.read(school) as look:
        assert len(await look.acts.all()) == 2


async def test_a_card_keeps_what_the_long_term_base_needs_and_nothing_else(
    storage: Storage, school: OrganisationId
) -> None:
    async with storage.work(school) as tx:
        mentor = await ready(tx, Side.MENTOR, 2)
        profile = {"fio": "Яковлев", "subjects": ["Физика"], "motivation": "секрет"}
        await tx.participations.submit(mentor.id, profile, 2, START)
        assert await tx.people.keep_card(mentor.person_id)
        left = await tx.participations.get(mentor.id)
        assert left is not None
        assert left.profile == {"fio": "Яковлев", "subjects": ["Физика"]}
        assert not await tx.people.keep_card(mentor.person_id)
