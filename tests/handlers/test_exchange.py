"""The one door: a card without a name, two yeses, then a name; a revoked C5 closes it."""

import json
from collections.abc import AsyncIterator
from pathlib import Path

import pytest

from mentoring.consent import OTHER_ORGANISATIONS, ConsentStep
from mentoring.consent_proof import Deed, write
from mentoring.consents import active_text
from mentoring.ids import OrganisationId
from tests.handlers.college import College, Somebody
from tests.handlers.two_schools import curator_of, second_school
from tests.talk import Person, Town, town

NAME = "Орлова Анна Викторовна"


@pytest.fixture
async def here(tmp_path: Path) -> AsyncIterator[Town]:
    async with town(tmp_path) as opened:
        await opened.curator.says("/menu")
        yield opened


async def says(here: Town, somebody: Somebody, step: ConsentStep) -> None:
    """Give or revoke the consent to be seen by other organisations."""
    async with here.app.storage.work(here.app.organisation) as tx:
        text = await active_text(tx, "ru", OTHER_ORGANISATIONS)
        await write(tx, text, Deed(person=somebody.person, step=step))


async def names_in(here: Town, school: OrganisationId) -> list[str | None]:
    async with here.app.storage.read(school) as tx:
        return [each.name for each in await tx.people.all()]


async def asks(here: Town, vera: Person) -> None:
    """Ask about the only card; let the other side hear of it."""
    await vera.says("/match")
    await vera.presses("Наставники других организаций")
    card = vera.screen
    assert vera.sees("2 свободных места")
    assert vera.sees("Оценивание")
    assert not vera.sees("Орлова")
    await vera.presses("Спросить о карточке", on=card)
    assert vera.sees("Вопрос отправлен")
    await vera.presses("Спросить о карточке", on=card)
    assert vera.sees("уже нет, или о ней уже спросили")
    await here.moves(minutes=6)


async def test_a_name_passes_after_two_yeses_and_goes_with_the_consent(here: Town) -> None:
    anna = await College(here).mentor(NAME)
    other = await second_school(here)
    vera = await curator_of(here, other)
    await vera.says("/match")
    await vera.presses("Наставники других организаций")
    assert vera.sees("Сейчас свободных мест нет")
    await says(here, anna, ConsentStep.GIVEN)
    await asks(here, vera)
    assert not anna.phone.sees("Лицей")
    await anna.phone.presses("Открыть")
    assert anna.phone.sees("Лицей на горе просит Вас")
    asked = anna.phone.screen
    await anna.phone.presses("Прочитать согласие")
    assert anna.phone.sees("Лицей на горе")
    await anna.phone.presses("Согласиться", on=asked)
    await anna.phone.presses("Согласиться", on=asked)
    await here.moves(minutes=6)
    assert NAME not in await names_in(here, other)
    await here.restarts()
    await here.curator.presses("Открыть")
    assert here.curator.sees(NAME)
    await here.curator.presses("Согласиться")
    await here.moves(minutes=6)
    assert NAME in await names_in(here, other)
    await anna.phone.says("/mydata")
    await anna.phone.presses("Получить файлом")
    [kept] = [each.content for each in anna.phone.documents if each.file == "mydata.json"]
    assert [each["state"] for each in json.loads(kept)["exchanges"]] == ["here"]
    assert vera.sees("Новость")
    await anna.phone.says("/profile")
    assert anna.phone.sees("Имя: Орлова")
    staff = College(here, number=5000, organisation=other)
    gleb = await staff.mentee("Ершов Глеб Ильич")
    await vera.says("/match")
    await vera.presses("Вручную")
    await vera.presses("Ершов")
    assert vera.sees("Орлова")
    async with here.app.storage.read(other) as tx:
        guest = next(
            each for each in await tx.participations.all() if each.id != gleb.participation
        )
    await vera.presses_data(f"ppr:{guest.id}:{gleb.participation}")
    await anna.phone.presses("Открыть")
    assert anna.phone.sees("Ершов")
    await says(here, anna, ConsentStep.REVOKED)
    await here.moves(minutes=6)
    await here.moves(minutes=6)
    async with here.app.storage.read(other) as tx:
        assert {each.state.value for each in await tx.participations.of(guest.person_id)} == {
            "withdrawn"
        }
        assert [each.state.value for each in await tx.pairs.all()] == ["ended"]
    await vera.says("/match")
    await vera.presses("Вручную")
    await vera.presses("Ершов")
    assert not vera.sees("Орлова")


async def test_a_no_of_either_passes_nothing(here: Town) -> None:
    anna = await College(here).mentor(NAME)
    other = await second_school(here)
    vera = await curator_of(here, other)
    await says(here, anna, ConsentStep.GIVEN)
    await asks(here, vera)
    await anna.phone.presses("Открыть")
    await anna.phone.presses("Согласиться")
    await here.curator.presses("Открыть")
    refused = here.curator.screen
    await here.curator.presses("Отказаться")
    await here.curator.presses("Согласиться", on=refused)
    await here.moves(minutes=6)
    assert NAME not in await names_in(here, other)
    await vera.presses_data("xos:1:0:1")
    assert vera.sees("здесь больше нет")
