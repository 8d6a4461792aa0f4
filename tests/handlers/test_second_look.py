"""After the second, trial meeting both are asked in private whether it fits; curators read it."""

from collections.abc import AsyncIterator
from datetime import timedelta
from pathlib import Path

import pytest

from handlers.callbacks.mending import AfterTrial, PairChanges
from mentoring.aftermath import mark
from mentoring.agreeing import confirm, propose
from mentoring.ids import PairId, PersonId
from mentoring.meetings import Mark
from mentoring.office import TaskKind
from tests.handlers.paired import GROUP, PAIR, Paired, paired_town
from tests.talk import Person

NEWS = "Новость по программе наставничества\n[Открыть]"
ASKED = "Как Вам работается вместе?"


@pytest.fixture
async def paired(tmp_path: Path) -> AsyncIterator[Paired]:
    async with paired_town(tmp_path) as opened:
        for phone in (opened.ivan, opened.maria, opened.petr, opened.anna, opened.vera):
            await phone.says("/menu")
        yield opened


async def they_meet(paired: Paired, pair: PairId = PAIR, said: Mark = Mark.HELD) -> None:
    """Let a pair agree on a meeting and everybody say next day how it was."""
    school = paired.here.app.organisation
    async with paired.here.app.storage.work(school) as tx:
        found = await tx.pairs.get(pair)
        assert found is not None
        sides: list[PersonId] = [s.person_id for s in (found.mentor, *found.members)]
        when = tx.now + timedelta(hours=3)
        meeting = (await propose(tx, pair, sides[0], when, None)).id
        for each in sides[1:]:
            await confirm(tx, meeting, each, paired.here.app.house.rules)
    await paired.here.moves(hours=4)
    async with paired.here.app.storage.work(school) as tx:
        for each in sides:
            await mark(tx, meeting, each, said)
    await paired.here.moves(hours=20)


def asked(phone: Person) -> int:
    """How often somebody was asked."""
    return sum("zst:" in key.data for shown in phone.news for key in shown.keys)


async def test_both_are_asked_once_after_the_second_meeting(paired: Paired) -> None:
    ivan, maria, olga = paired.ivan, paired.maria, paired.olga
    await they_meet(paired)
    await they_meet(paired, said=Mark.MISSED)
    assert asked(maria) == 0, "the first meeting is for getting acquainted"
    await they_meet(paired)
    assert (asked(ivan), asked(maria)) == (1, 1)
    await maria.presses_data(AfterTrial(pair=PAIR).pack())
    assert maria.sees(ASKED), maria
    question = maria.screen
    await maria.presses("Скрыть")
    assert str(maria.screen) == NEWS
    await paired.here.restarts()
    for phone in (ivan, maria):
        phone.forgets()
    await maria.presses("Хочу другого наставника", on=question)
    await maria.presses("Всё хорошо", on=question)
    assert maria.sees("куратор уже знает"), maria
    assert await paired.tasks() == [TaskKind.REPLACEMENT_WANTED]
    assert not ivan.news, "the other side learns nothing"
    await olga.presses_data(PairChanges(pair=PAIR).pack())
    assert olga.sees("Кузнецова М. П.: нужна замена"), olga
    await they_meet(paired)
    await paired.here.moves(days=3)
    assert (asked(ivan), asked(maria)) == (0, 0), "once, also who has not answered"


async def test_all_is_well_is_only_noted_and_a_talk_is_asked_for(paired: Paired) -> None:
    ivan, maria, olga = paired.ivan, paired.maria, paired.olga
    for _ in range(2):
        await they_meet(paired)
    for phone in (ivan, maria):
        await phone.presses_data(AfterTrial(pair=PAIR).pack())
    await ivan.presses("Всё хорошо")
    assert ivan.sees("договоритесь о целях"), ivan
    assert await paired.tasks() == []
    olga.forgets()
    await maria.presses("Поговорить с куратором")
    assert olga.news, olga
    async with paired.here.app.storage.read(paired.here.app.organisation) as tx:
        [request] = await tx.help_requests.waiting()
        assert request.about == PAIR
    await olga.presses_data(PairChanges(pair=PAIR).pack())
    assert olga.sees("Яковлев И. О.: всё хорошо"), olga
    assert olga.sees("Кузнецова М. П.: нужен разговор"), olga
    await maria.says("/mydata")
    await maria.presses("Получить файлом")
    files = {each.file: each.content.decode() for each in maria.documents}
    assert "После второй встречи пары № 1: нужен разговор" in files["mydata.txt"]


async def test_a_mentor_of_a_group_is_not_asked_for_another_mentee(paired: Paired) -> None:
    for _ in range(2):
        await they_meet(paired, GROUP)
    assert (asked(paired.petr), asked(paired.anna), asked(paired.vera)) == (1, 1, 1)
    await paired.petr.presses_data(AfterTrial(pair=GROUP).pack())
    assert not any("Хочу" in each for each in paired.petr.screen.buttons), paired.petr
    await paired.vera.presses_data(AfterTrial(pair=GROUP).pack())
    assert "Хочу другого наставника" in paired.vera.screen.buttons, paired.vera


async def test_strangers_and_early_or_wrong_presses_say_nothing(paired: Paired) -> None:
    maria, vera = paired.maria, paired.vera
    await they_meet(paired)
    await maria.presses_data(AfterTrial(pair=PAIR, said="other").pack())
    assert await paired.tasks() == []
    await they_meet(paired)
    for said in ("open", "other", "hide"):
        await vera.presses_data(AfterTrial(pair=PAIR, said=said).pack())
        assert not vera.sees(ASKED), vera
    await maria.presses_data(AfterTrial(pair=PAIR, said="nonsense").pack())
    assert maria.sees(ASKED), maria
    await maria.says("не знаю")
    async with paired.here.app.storage.read(paired.here.app.organisation) as tx:
        assert await tx.second_looks.of(PAIR) == []
