"""A dispute in a pair is settled by the impartial, within a term, and no side reads a reason."""

from collections.abc import AsyncIterator
from pathlib import Path

import pytest

from handlers.callbacks.mending import (
    AnswerRules,
    BeginDispute,
    Decide,
    DisputeRules,
    OpenDispute,
    OpenRules,
)
from handlers.callbacks.pairing import ReleaseMember
from mentoring.ids import DisputeId
from mentoring.office import TaskKind
from mentoring.pairs import EndReason, Pair, PairState
from mentoring.people import StaffRole
from mentoring.surveying import terrain_today
from tests.handlers.college import introduced
from tests.handlers.paired import GROUP, PAIR, Paired, paired_town
from tests.talk import Person

SIGNAL = "ТАЙНА: он кричит на меня"
WORDS = "Не складывается время встреч"
RULES = "Встречаемся по средам в 15:00, о переносе пишем накануне"
HEAD = 2200
ARBITERS = {StaffRole.HEAD: "Руководитель", StaffRole.ASSOCIATION: "Ассоциация наставников"}


@pytest.fixture
async def paired(tmp_path: Path) -> AsyncIterator[Paired]:
    async with paired_town(tmp_path) as opened:
        yield opened


async def head(paired: Paired, role: StaffRole = StaffRole.HEAD) -> Person:
    """Let a head, or the association, look at the programme."""
    async with paired.here.app.storage.work(paired.here.app.organisation) as tx:
        person = await introduced(tx, HEAD, "Громов Олег Ильич")
        await tx.people.grant(person.id, role, tx.now)
    phone = paired.here.person(HEAD, name="Олег")
    await phone.says("/menu")
    return phone


async def signals(paired: Paired) -> None:
    """Let Maria say privately that something goes wrong."""
    await paired.maria.says("/pair")
    await paired.maria.presses("Нужна помощь")
    await paired.maria.presses("Да, подождёт")
    await paired.maria.presses("Добавить пару слов")
    await paired.maria.says(SIGNAL)


async def opens(paired: Paired, arbiter: str, pause: str = "Да") -> None:
    """Let the curator give the dispute to somebody."""
    olga = paired.olga
    await olga.says("/pairs")
    await olga.presses("1")
    await olga.presses("Замена, срок, разбор")
    await olga.presses("Разобрать трудность…")
    await olga.presses(arbiter)
    await olga.presses("5 дней")
    await olga.presses(pause)
    await olga.says(WORDS)


async def the_pair(paired: Paired) -> Pair:
    """The pair of Ivan and Maria."""
    async with paired.here.app.storage.read(paired.here.app.organisation) as tx:
        found = await tx.pairs.get(PAIR)
    assert found is not None
    return found


async def test_new_rules_are_offered_and_accepted_by_both(paired: Paired) -> None:
    ivan, maria, olga = paired.ivan, paired.maria, paired.olga
    await signals(paired)
    for phone in (ivan, maria):
        phone.forgets()
    await opens(paired, "Куратор")
    assert olga.sees("Разбор в паре № 1"), olga
    assert olga.sees("Решает куратор, до 30 ноября"), olga
    assert not olga.sees("ТАЙНА"), olga
    assert (await the_pair(paired)).state is PairState.ON_HOLD
    await olga.presses("Новые правила для пары")
    await olga.says("мало")
    assert not olga.sees("Правила: мало"), olga
    await paired.here.restarts()
    await olga.says(RULES)
    for phone in (ivan, maria):
        assert str(phone.screen) == "Новость по программе наставничества\n[Открыть]"
        await phone.presses("Открыть")
        assert phone.sees(RULES), phone
        assert not phone.sees(WORDS), phone
        asked = phone.screen
        await phone.presses("Подходит", on=asked)
        await phone.presses("Не подходит", on=asked)
    await maria.says("/pair")
    await maria.presses("Как пара работает дальше")
    assert maria.sees("Все согласны"), maria
    assert (await the_pair(paired)).state is PairState.ANNOUNCED
    await maria.says("/mydata")
    await maria.presses("Получить файлом")
    files = {each.file: each.content for each in maria.documents}
    kept = f"Правила пары № 1, на которые есть согласие: {RULES}"
    assert kept in files["mydata.txt"].decode()
    await olga.presses("Открыть")
    assert olga.sees("Итог: дальше по новым правилам"), olga
    await ivan.says("/pair")
    await ivan.presses("Как пара работает дальше")
    assert ivan.sees(RULES), ivan
    assert "ТАЙНА" not in str(ivan.screens)


@pytest.mark.parametrize("role", list(ARBITERS))
async def test_an_arbiter_decides_on_another_mentor_and_the_two_never_meet_again(
    paired: Paired, role: StaffRole
) -> None:
    oleg = await head(paired, role)
    await signals(paired)
    paired.ivan.forgets()
    await opens(paired, ARBITERS[role], pause="Нет")
    assert (await the_pair(paired)).state is PairState.ANNOUNCED
    assert not paired.ivan.news
    assert str(oleg.screen) == "Новость по программе наставничества\n[Открыть]"
    await oleg.presses("Открыть")
    assert oleg.sees(f"Важно знать: {WORDS}"), oleg
    assert not oleg.sees("ТАЙНА"), oleg
    await oleg.presses("Другой наставник")
    assert oleg.sees("Завершить разбор: другой наставник?"), oleg
    sure = oleg.screen
    await oleg.presses("Да, завершить разбор", on=sure)
    await oleg.presses("Да, завершить разбор", on=sure)
    assert oleg.sees("Итог: другой наставник"), oleg
    assert (await the_pair(paired)).state is PairState.ON_HOLD
    assert await paired.tasks() == [TaskKind.DISPUTE_DECIDED]
    for phone in (paired.ivan, paired.maria):
        await phone.presses("Открыть")
        assert not phone.sees("азбор"), phone
    async with paired.here.app.storage.read(paired.here.app.organisation) as tx:
        search = await tx.replacements.open_of(PAIR)
        assert search is not None
        assert search.reason is EndReason.INCOMPATIBLE
        assert set(await tx.disputes.blocked()) == {PAIR}
        kept = await tx.disputes.get(DisputeId(1))
        assert kept is not None
        assert kept.words is None, "what the arbiter had to know goes with the decision"


async def test_an_end_is_neutral_to_both_and_blocks_them_for_good(paired: Paired) -> None:
    olga = paired.olga
    await opens(paired, "Куратор")
    await olga.presses("Завершить пару")
    await olga.presses("Да, завершить разбор")
    pair = await the_pair(paired)
    assert (pair.state, pair.end_reason) == (PairState.ENDED, EndReason.INCOMPATIBLE)
    await paired.maria.presses("Открыть")
    assert paired.maria.sees("Пара завершила работу"), paired.maria
    await olga.says("/match")
    await olga.presses("Вручную: 1")
    await olga.presses("Кузнецова М. П.")
    await olga.presses("Кто не подходит")
    assert olga.sees("Яковлев И. О.: "), olga
    assert olga.sees("раньше эта пара не сработалась"), olga


async def test_a_no_keeps_it_open_and_the_term_is_laid_on_the_desk_once(paired: Paired) -> None:
    olga, maria = paired.olga, paired.maria
    await opens(paired, "Куратор")
    await olga.presses("Новые правила для пары")
    await olga.says(RULES)
    await maria.presses("Открыть")
    await maria.presses("Не подходит")
    assert maria.sees("Куратор свяжется"), maria
    await olga.presses("Открыть")
    assert olga.sees("Кузнецова М. П.: не подходит"), olga
    assert (await the_pair(paired)).state is PairState.ON_HOLD
    await paired.here.moves(days=8)
    assert (await paired.tasks()).count(TaskKind.DISPUTE_LATE) == 1
    await olga.says("/menu")
    await olga.presses("Дела")
    await olga.presses("1")
    assert olga.sees("Срок разбора вышел · пара № 1"), olga
    await olga.presses("Готово")
    await paired.here.moves(days=1)
    assert TaskKind.DISPUTE_LATE not in await paired.tasks()
    await olga.presses_data(OpenDispute(dispute=1).pack())
    await olga.presses("Оставить, как было")
    await olga.presses("Да, завершить разбор")
    assert (await the_pair(paired)).state is PairState.ANNOUNCED


async def test_who_sits_in_the_pair_sees_and_decides_nothing(paired: Paired) -> None:
    async with paired.here.app.storage.work(paired.here.app.organisation) as tx:
        pair = await tx.pairs.get(PAIR)
        assert pair is not None
        await tx.people.grant(pair.mentor.person_id, StaffRole.HEAD, tx.now)
        await tx.people.grant(pair.mentor.person_id, StaffRole.DEPUTY, tx.now)
    await opens(paired, "Руководитель")
    assert paired.olga.sees("Так решить некому"), paired.olga
    await opens(paired, "Куратор")
    ivan = paired.ivan
    for press in (
        OpenDispute(dispute=1),
        BeginDispute(pair=PAIR),
        DisputeRules(dispute=1),
        Decide(dispute=1, outcome="end", sure=True),
    ):
        await ivan.presses_data(press.pack())
        assert not ivan.sees("Разбор в паре"), ivan
    assert (await the_pair(paired)).state is PairState.ON_HOLD


async def test_where_the_only_curator_sits_in_the_pair_the_head_settles_it(paired: Paired) -> None:
    oleg = await head(paired)
    async with paired.here.app.storage.work(paired.here.app.organisation) as tx:
        pair = await tx.pairs.get(PAIR)
        assert pair is not None
        for each in await tx.people.staff(StaffRole.CURATOR):
            await tx.people.end_role(each.id, StaffRole.CURATOR, tx.now)
        await tx.people.grant(pair.mentor.person_id, StaffRole.CURATOR, tx.now)
    paired.ivan.forgets()
    await signals(paired)
    await oleg.presses("Открыть")
    assert oleg.sees(SIGNAL), oleg
    await oleg.presses("Разобрать трудность…")
    await oleg.presses("Руководитель")
    await oleg.presses("5 дней")
    await oleg.presses("Нет")
    await oleg.says(WORDS)
    assert oleg.sees("Разбор в паре № 1"), oleg
    await paired.here.moves(days=8)
    await oleg.presses_data(Decide(dispute=1, outcome="end", sure=True).pack())
    assert (await the_pair(paired)).end_reason is EndReason.INCOMPATIBLE
    ivan = paired.ivan
    assert "азбор" not in str(ivan.screens), ivan
    await ivan.says("/menu")
    await ivan.presses("Дела")
    assert not ivan.sees("азбор"), ivan


async def test_strangers_and_stale_rules_change_nothing(paired: Paired) -> None:
    vera, maria, olga = paired.vera, paired.maria, paired.olga
    await vera.says("/menu")
    await opens(paired, "Куратор")
    for text in (RULES, RULES + " за неделю"):
        await olga.presses("Новые правила для пары")
        await olga.says(text)
    old = AnswerRules(dispute=1, round=1, yes=True)
    await maria.presses("Открыть")
    await maria.presses_data(old.pack())
    assert maria.sees("Вам так подходит?"), maria
    for press in (
        OpenRules(dispute=1),
        OpenDispute(dispute=1),
        AnswerRules(**{**old.model_dump(), "round": 2}),
    ):
        await vera.presses_data(press.pack())
        assert not vera.sees(RULES), vera
    async with paired.here.app.storage.read(paired.here.app.organisation) as tx:
        found = await tx.disputes.get(DisputeId(1))
        assert found is not None
        assert await tx.disputes.answers(found) == []


async def test_a_member_leaves_the_group_and_only_the_two_are_kept_apart(paired: Paired) -> None:
    oleg, olga, anna, vera = await head(paired), paired.olga, paired.anna, paired.vera
    await olga.presses_data(BeginDispute(pair=GROUP).pack())
    await olga.presses("Руководитель")
    await olga.presses("5 дней")
    await olga.presses("Да")
    await olga.says(WORDS)
    for phone in (anna, vera, paired.petr):
        phone.forgets()
    await oleg.presses("Открыть")
    await oleg.presses("Вывести участника…")
    assert oleg.sees("Кто выходит из группы?"), oleg
    asked = oleg.screen
    await oleg.presses("Белова А. Л.")
    assert oleg.sees("больше не окажутся в одной паре"), oleg
    await oleg.presses("Назад")
    assert oleg.sees("Разбор в паре № 2"), oleg
    await paired.here.restarts()
    await oleg.presses("Белова А. Л.", on=asked)
    sure = oleg.screen
    await oleg.presses("Да, вывести", on=sure)
    await oleg.presses("Да, вывести", on=sure)
    assert oleg.sees("Итог: один участник выходит из группы"), oleg
    async with paired.here.app.storage.read(paired.here.app.organisation) as tx:
        pair = await tx.pairs.get(GROUP)
        assert pair is not None
        assert pair.state is PairState.ANNOUNCED
        mentor, both = pair.mentor.person_id, {seat.person_id for seat in pair.seats}
        [stays] = pair.members
        parted = (await terrain_today(tx)).parted
    assert {(link.mentor, link.mentee) for link in parted} == {
        (mentor, each) for each in both - {mentor, stays.person_id}
    }
    for phone in (anna, vera, paired.petr):
        assert str(phone.news[-1]) == "Новость по программе наставничества\n[Открыть]", phone
        await phone.presses("Открыть", on=phone.news[-1])
        assert not phone.sees("азбор"), phone
    assert anna.sees("Работа в группе для Вас завершена"), anna
    assert vera.sees("Ваш наставник"), vera


@pytest.mark.parametrize("quarrel", [False, True])
async def test_a_curator_says_whether_the_two_did_not_get_on(
    paired: Paired, *, quarrel: bool
) -> None:
    olga = paired.olga
    await olga.presses_data(ReleaseMember(pair=GROUP).pack())
    await olga.presses("Белова А. Л.")
    await olga.presses("Не сработались: вывести" if quarrel else "Да, вывести")
    async with paired.here.app.storage.read(paired.here.app.organisation) as tx:
        assert len((await terrain_today(tx)).parted) == int(quarrel)
    await paired.anna.presses("Открыть")
    assert paired.anna.sees("Работа в группе для Вас завершена"), paired.anna
    await paired.anna.presses("Скрыть")
    assert str(paired.anna.screen) == "Новость по программе наставничества\n[Открыть]"
