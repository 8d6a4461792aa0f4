"""Consent texts never change, the record of consents only grows."""

from datetime import date, timedelta

import pytest

from mentoring.consent import ConsentRecord, ConsentStep, ConsentText, is_active
from mentoring.ids import AccountId, OrganisationId, PersonId
from storage import Storage
from tests.storage.stage import START, named


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
