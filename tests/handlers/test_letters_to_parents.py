"""A curator writes to parents: only to those who wished for news, neutrally, and once."""

from collections.abc import AsyncIterator
from pathlib import Path

import pytest

from handlers.callbacks.office import ReadLetter
from mentoring.delivery import DeliveryState
from mentoring.ids import BroadcastId, PersonId
from mentoring.letters import topic_of
from tests.handlers.families import CHILD, FATHER, MOTHER, agrees, new_code
from tests.handlers.test_families import admitted
from tests.talk import Town, town

WORDS = "Собрание в пятницу, кабинет 214"


@pytest.fixture
async def here(tmp_path: Path) -> AsyncIterator[Town]:
    async with town(tmp_path) as opened:
        yield opened


@pytest.fixture
async def child(here: Town) -> PersonId:
    """A learner whose mother has agreed and said nothing of news."""
    return await admitted(here)


async def wishes(here: Town, number: int = MOTHER) -> None:
    """Let a parent wish for news."""
    parent = here.person(number)
    await parent.says("/menu")
    if "К-001" not in str(parent.screen.buttons):
        await parent.presses("Мои дети")
    await parent.presses("К-001")
    await parent.presses("Получать новости")


async def writes(here: Town) -> None:
    """Let the curator write to parents, as far as the preview."""
    await here.curator.says("/announce")
    await here.curator.presses("Родителям и опекунам")
    await here.curator.says(WORDS)


async def counts(here: Town) -> dict[DeliveryState, int]:
    async with here.app.storage.read(here.app.organisation) as tx:
        return await tx.outbox.counts(topic_of(BroadcastId(1)))


async def test_who_wished_is_told_neutrally_and_reads_by_a_press(
    here: Town, child: PersonId
) -> None:
    mother, father, petya, olga = (
        here.person(MOTHER),
        here.person(FATHER),
        here.person(CHILD),
        here.curator,
    )
    await agrees(father, await new_code(here, consented=True), "Отец")
    await wishes(here)
    for phone in (mother, father, petya):
        phone.forgets()
    await writes(here)
    assert olga.sees("1 адресат")
    await here.restarts()
    preview = olga.screen
    await olga.presses("Отправить 1 адресату", on=preview)
    await olga.presses("Отправить 1 адресату", on=preview)
    [push] = mother.news
    assert "Собрание" not in str(push)
    assert not father.news
    assert not petya.news
    await mother.presses("Открыть")
    assert mother.sees(WORDS)
    assert await counts(here) == {DeliveryState.SENT: 1}


async def test_who_wished_for_nothing_is_left_alone_and_named_by_the_child(
    here: Town, child: PersonId
) -> None:
    await writes(here)
    olga = here.curator
    assert not any("Отправить" in each for each in olga.screen.buttons)
    assert olga.sees("Не дойдёт до 1 семьи")
    await olga.presses("До кого не дойдёт")
    assert olga.sees("семья: Иванов Пётр · новости не нужны")
    await olga.presses_data("dls:1")
    assert olga.sees("пока некому писать")
    await wishes(here)
    await here.person(MOTHER).blocks()
    await here.moves(days=1)
    await olga.presses_data("dlm:1:0")
    assert olga.sees("семья: Иванов Пётр · ")
    assert await counts(here) == {}


async def test_a_revoked_consent_and_a_stranger_get_nothing(here: Town, child: PersonId) -> None:
    await wishes(here)
    await writes(here)
    mother = here.person(MOTHER)
    await here.curator.presses("Отправить 1 адресату")
    opening = next(each for each in mother.news if "Открыть" in each.buttons)
    petya = here.person(CHILD)
    for phone in (petya, here.person(4001)):
        await phone.says("/start")
        await phone.presses_data(ReadLetter(letter=1).pack())
        assert not phone.sees("Собрание"), phone
    await mother.says("/menu")
    await mother.presses("К-001")
    await mother.presses("Отозвать согласие")
    await mother.presses("Да, отозвать")
    await writes(here)
    assert not any("Отправить" in each for each in here.curator.screen.buttons)
    await here.moves(days=31)
    await mother.presses("Открыть", on=opening)
    assert not mother.sees(WORDS)
