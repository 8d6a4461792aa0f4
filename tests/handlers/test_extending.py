"""The last day of a pair: asked a month and a week before, extended by a curator alone."""

from collections.abc import AsyncIterator
from datetime import date
from pathlib import Path

import pytest

from handlers.callbacks.mending import Extend, OpenTerm, PairChanges, SayOfEnd
from mentoring.annexes import AnnexKind
from mentoring.office import TaskKind
from mentoring.pairs import Pair, PairState
from tests.handlers.paired import PAIR, Paired, paired_town

LAST = date(2027, 1, 20)


@pytest.fixture
async def paired(tmp_path: Path) -> AsyncIterator[Paired]:
    async with paired_town(tmp_path) as opened:
        async with opened.here.app.storage.work(opened.here.app.organisation) as tx:
            pair = await tx.pairs.get(PAIR)
            assert pair is not None
            assert await tx.pairs.end_on(pair, LAST)
        for phone in (opened.ivan, opened.maria):
            await phone.says("/menu")
        yield opened


async def the_pair(paired: Paired) -> Pair:
    """The pair of Ivan and Maria."""
    async with paired.here.app.storage.read(paired.here.app.organisation) as tx:
        found = await tx.pairs.get(PAIR)
    assert found is not None
    return found


async def asked(paired: Paired) -> int:
    """How many times Maria has been asked about the last day."""
    maria = paired.maria
    return sum("Новость" in str(each) for each in maria.news)


async def test_both_are_asked_twice_and_the_curator_extends(paired: Paired) -> None:
    ivan, maria, olga = paired.ivan, paired.maria, paired.olga
    for phone in (ivan, maria):
        phone.forgets()
    await paired.here.moves(days=31, hours=4)
    assert await asked(paired) == 1
    assert TaskKind.TERM_AHEAD in await paired.tasks()
    await maria.presses("Открыть")
    assert maria.sees("Пара работает до 20 января 2027 года"), maria
    await maria.presses("Продолжить")
    assert maria.sees("Ответ есть: продолжить"), maria
    await maria.presses("Завершить в срок")
    assert maria.sees("завершить в этот день"), maria
    await maria.presses("Продолжить")
    await paired.here.moves(days=21)
    assert len(ivan.news) >= 1
    await olga.says("/menu")
    await olga.presses_data(PairChanges(pair=PAIR).pack())
    assert olga.sees("продолжить 1, завершить 0, без ответа 1"), olga
    await olga.presses("Продлить…")
    await olga.says("вчера")
    await olga.says("10 января 2027")
    await olga.says("20 января 2027")
    assert olga.sees("Пара и так работает дольше"), olga
    await olga.presses("Другой день")
    await paired.here.restarts()
    await olga.says("31 мая 2027")
    assert olga.sees("Новый срок записан"), olga
    assert (await the_pair(paired)).ends_on == date(2027, 5, 31)
    assert TaskKind.TERM_AHEAD not in await paired.tasks()
    assert str(ivan.screen).startswith("Новость по программе наставничества")
    async with paired.here.app.storage.read(paired.here.app.organisation) as tx:
        assert await tx.annexes.waiting() == [], "a pair without an order needs no annex"


async def test_an_official_pair_is_extended_by_an_order(paired: Paired) -> None:
    olga = paired.olga
    await olga.presses_data(f"por:{PAIR}")
    await olga.says("112-о")
    await olga.says("сегодня")
    await olga.presses_data(Extend(pair=PAIR).pack())
    await olga.says("31 мая 2027")
    await olga.presses("Приказ об изменении")
    assert olga.sees("№ 1 · Яковлев И. О. → Кузнецова М. П. · продление"), olga
    async with paired.here.app.storage.read(paired.here.app.organisation) as tx:
        [annex] = await tx.annexes.waiting()
        assert (annex.kind, annex.until) == (AnnexKind.EXTEND, date(2027, 5, 31))


async def test_nothing_ends_by_itself(paired: Paired) -> None:
    await paired.here.moves(days=70)
    assert (await the_pair(paired)).state is PairState.ANNOUNCED


async def test_stale_and_strange_presses_say_nothing(paired: Paired) -> None:
    vera, maria, olga = paired.vera, paired.maria, paired.olga
    await vera.says("/menu")
    await vera.presses_data(OpenTerm(pair=PAIR).pack())
    assert not vera.sees("Пара работает до"), vera
    await vera.presses_data(SayOfEnd(pair=PAIR, day=LAST.toordinal(), on=True).pack())
    await vera.presses_data(Extend(pair=PAIR).pack())
    await maria.presses_data(SayOfEnd(pair=PAIR, day=LAST.toordinal() - 5, on=True).pack())
    async with paired.here.app.storage.read(paired.here.app.organisation) as tx:
        assert await tx.renewals.of(PAIR, LAST) == []
    await olga.presses_data(Extend(pair=PAIR).pack())
    question = olga.screen
    await olga.says("31 мая 2027")
    await olga.presses_data(Extend(pair=PAIR).pack(), on=question)
    await olga.says("31 мая 2027")
    assert (await the_pair(paired)).ends_on == date(2027, 5, 31)
