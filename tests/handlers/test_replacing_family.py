"""What a replacement means to a family and to the report: asked without blame, counted once."""

from pathlib import Path

from handlers.callbacks.mending import AskAnother, Replace
from mentoring.listing import Number
from mentoring.office import TaskKind
from mentoring.pairs import PairState
from mentoring.report import report_today
from tests.handlers.college import College
from tests.handlers.families import MOTHER
from tests.handlers.paired import PAIR, paired_town
from tests.handlers.test_families import admitted, works_in_a_pair
from tests.talk import Town, town


async def tasks(here: Town) -> list[TaskKind]:
    """What lies on the desk."""
    async with here.app.storage.read(here.app.organisation) as tx:
        return [task.kind for task in await tx.desk.open_tasks()]


async def test_a_mother_asks_for_another_mentor_and_for_help(tmp_path: Path) -> None:
    async with town(tmp_path) as here:
        child, mother = await admitted(here), here.person(MOTHER)
        await works_in_a_pair(here, child)
        await mother.says("/menu")
        await mother.presses("К-001")
        await mother.presses("Попросить о замене")
        assert mother.sees("никто не виноват"), mother
        assert not mother.sees("Нужна помощь"), "help stands beside the pair"
        sure = mother.screen
        await here.restarts()
        await mother.presses("Попросить куратора", on=sure)
        assert mother.sees("Просьба у куратора"), mother
        assert TaskKind.REPLACEMENT_WANTED in await tasks(here)
        await mother.presses("Забрать просьбу")
        assert TaskKind.REPLACEMENT_WANTED not in await tasks(here)
        await mother.presses("Оставить как есть")
        await mother.presses("Нужна помощь")
        await mother.presses("Да, подождёт")
        assert mother.sees("Просьба о помощи: Моя пара"), mother
        stranger = here.person(4444)
        await stranger.says("/start")
        await stranger.presses_data(AskAnother(pair=PAIR, child=child, sure=True).pack())
        assert TaskKind.REPLACEMENT_WANTED not in await tasks(here)


async def test_the_report_counts_the_pair_and_its_mentee_once_all_the_way(tmp_path: Path) -> None:
    async with paired_town(tmp_path) as paired:
        here, olga = paired.here, paired.olga
        anna = await College(here, number=2100).mentor("Орлова Анна Викторовна", capacity=1)
        before = await counted(here)
        await olga.presses_data(Replace(pair=PAIR).pack())
        await olga.presses("По просьбе наставника")
        await olga.says("сегодня")
        await olga.presses("1. Орлова А. В.")
        await olga.presses("Предложить этому наставнику")
        assert await counted(here) == before
        for phone in (anna.phone, paired.maria):
            await phone.presses("Открыть")
            await phone.presses("Принять")
        await olga.presses("Открыть")
        await olga.presses("Объявить сейчас")
        assert await counted(here) == before
        async with here.app.storage.read(here.app.organisation) as tx:
            states = [pair.state for pair in await tx.pairs.all()]
        assert states == [PairState.REPLACED, PairState.ANNOUNCED, PairState.ANNOUNCED]


async def counted(here: Town) -> tuple[int, int]:
    """How many pairs there are in the report, and how many wait without one."""
    async with here.app.storage.read(here.app.organisation) as tx:
        told = await report_today(tx)
        return told.count(Number.PAIRS), told.count(Number.ALONE)


async def test_until_the_window_is_over_the_old_pair_stays(tmp_path: Path) -> None:
    async with town(tmp_path, reminders={"announce_window": "10m"}) as here:
        college, olga = College(here), here.curator
        ivan = await college.mentor("Яковлев Иван Олегович")
        maria = await college.mentee("Кузнецова Мария Петровна")
        await college.announces(ivan, maria)
        await here.moves(minutes=11)
        anna = await college.mentor("Орлова Анна Викторовна", capacity=1)
        await olga.presses_data(Replace(pair=PAIR).pack())
        await olga.presses("Болезнь")
        await olga.says("сегодня")
        await olga.presses("1. Орлова А. В.")
        await olga.presses("Предложить этому наставнику")
        for phone in (anna.phone, maria.phone):
            await phone.presses("Открыть")
            await phone.presses("Принять")
        await olga.presses("Открыть")
        for again in ("Объявить сейчас", "Вернуть", "Объявить сейчас"):
            await olga.presses(again)
            assert [pair.state for pair in await college.pairs()] == [
                PairState.ON_HOLD,
                PairState.ACCEPTED,
            ]
        ivan.phone.forgets()
        await here.moves(minutes=11)
        assert [pair.state for pair in await college.pairs()] == [
            PairState.REPLACED,
            PairState.ANNOUNCED,
        ]
        assert len(ivan.phone.news) == 1
