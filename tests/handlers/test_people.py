"""A curator sees who waits, reads the answers, says yes or no once; the person hears it kindly."""

from collections.abc import AsyncIterator
from pathlib import Path

import pytest
from sqlalchemy import func, select, text

from mentoring.people import Bracket, Wish
from storage.tables import participations
from tests.handlers.applicants import consents
from tests.handlers.college import College
from tests.talk import Town, town


@pytest.fixture
async def here(tmp_path: Path) -> AsyncIterator[Town]:
    async with town(tmp_path) as opened:
        yield opened


@pytest.fixture
def college(here: Town) -> College:
    return College(here)


async def test_who_waits_is_read_approved_and_told(college: College, here: Town) -> None:
    maria = await college.mentee("Кузнецова Мария Петровна", approved=False)
    await college.mentor("Яковлев Иван Олегович")
    olga = here.curator
    await olga.says("/people")
    assert olga.sees("Люди · ждут решения: 1–1 из 1")
    await olga.presses("Кузнецова М. П. · наставляемый")
    assert olga.sees("Запрос: Увереннее вести практические занятия")
    assert olga.sees("Трудности: Оценивание")
    await olga.presses("Одобрить")
    assert olga.sees("Подобрать наставника")
    assert olga.sees("Лучше всех подходит: Яковлев И. О.")
    assert str(maria.phone.screen) == "Новость по программе наставничества\n[Открыть]"
    await maria.phone.presses("Открыть")
    assert maria.phone.sees("Заявка одобрена")
    await maria.phone.presses("Скрыть")
    assert str(maria.phone.screen) == "Новость по программе наставничества\n[Открыть]"


async def test_a_refusal_carries_its_reason_by_a_press_only(college: College, here: Town) -> None:
    maria = await college.mentee("Кузнецова Мария Петровна", approved=False)
    olga = here.curator
    await olga.says("/people")
    await olga.presses("Кузнецова")
    await olga.presses("Отклонить")
    await olga.says("Набор <b>закрыт</b> до весны")
    assert olga.sees("Заявка отклонена")
    assert not maria.phone.sees("весны")
    await maria.phone.presses("Открыть")
    assert maria.phone.sees("Причина: Набор <b>закрыт</b> до весны")
    assert maria.phone.sees("Изменить ответы")


async def test_a_doubled_press_says_the_same_and_tells_once(college: College, here: Town) -> None:
    maria = await college.mentee("Кузнецова Мария Петровна", approved=False)
    olga = here.curator
    await olga.says("/people")
    await olga.presses("Кузнецова")
    card = olga.screen
    await olga.presses("Одобрить", on=card)
    await olga.presses("Одобрить", on=card)
    assert olga.sees("Заявка одобрена")
    assert len(maria.phone.screens) == 1


async def test_the_second_curator_finds_the_decision_taken(tmp_path: Path) -> None:
    async with town(tmp_path, curators=(900, 901)) as here:
        college = College(here)
        maria = await college.mentee("Кузнецова Мария Петровна", approved=False)
        olga, vera = here.curator, here.person(901, name="Вера")
        for curator in (olga, vera):
            await curator.says("/people")
            await curator.presses("Кузнецова")
        card = vera.screen
        await olga.presses("Одобрить")
        await vera.presses("Отклонить", on=card)
        assert vera.sees("Решение уже принято, оно остаётся")
        assert (await college.participation(maria)).state == "ready"


async def test_a_decline_begun_before_another_approved_changes_nothing(tmp_path: Path) -> None:
    async with town(tmp_path, curators=(900, 901)) as here:
        college = College(here)
        await college.mentee("Кузнецова Мария Петровна", approved=False)
        olga, vera = here.curator, here.person(901, name="Вера")
        for curator in (olga, vera):
            await curator.says("/people")
            await curator.presses("Кузнецова")
        await vera.presses("Отклонить")
        await olga.presses("Одобрить")
        await vera.presses("Сейчас нет мест")
        assert vera.sees("Решение уже принято, оно остаётся")


async def test_somebody_is_found_by_the_beginning_of_a_name(college: College, here: Town) -> None:
    await college.mentor("Семёнова Анна Ильинична")
    olga = here.curator
    await olga.says("/people")
    await olga.presses("Найти")
    await olga.says("семен")
    await olga.presses("Семёнова А. И.")
    assert olga.sees("Семёнова Анна Ильинична · наставник")
    assert olga.sees("2 свободных места из 2")


async def test_somebody_is_found_by_any_word_a_class_a_code_or_a_pair(
    college: College, here: Town
) -> None:
    study = ["study"]
    await college.mentee("Семёнова-Лис Анна Ильинична", request_type=study, class_group="2-ПД")
    await college.mentee("Лисин Пётр Ильич", request_type=study, class_group="3-ПД")
    mentor = await college.mentor("Яковлев Иван Олегович")
    await college.offers(mentor, await college.mentee("Кузнецова Мария Петровна"))
    async with here.app.storage.work(here.app.organisation) as tx:
        organisation = await tx.organisations.get()
        groups = {"groups": ("2-ПД", "3-ПД")}
        await tx.organisations.save(organisation.model_copy(update=groups))
        await tx.enrolments.add(Wish.MENTEE, Bracket.FROM_14, "2-ПД")
        late = await tx.enrolments.add(Wish.MENTEE, Bracket.FROM_14, "3-ПД")
    olga = here.curator
    await olga.says("/people")
    found = {
        "лис": ("Семёнова-Лис А. И.", "Лисин П. И."),
        "ИЛЬ лис": ("Семёнова-Лис А. И.", "Лисин П. И."),
        "2пд": ("Семёнова-Лис А. И.", "К-001"),
        "лис 3-ПД": ("Лисин П. И.",),
        f"к {late.number:03d}": (f"К-{late.number:03d} · 3-ПД",),
        "№1": ("Пара № 1", "К-001"),
    }
    for words, expected in found.items():
        await olga.presses("Найти")
        await olga.says(words)
        shown = [each for each in olga.screen.buttons if each not in ("Найти ещё", "Меню")]
        assert len(shown) == len(expected), (words, olga)
        assert all(olga.sees(each) for each in expected), (words, olga)


async def test_nobody_found_is_said_with_the_words(college: College, here: Town) -> None:
    olga = here.curator
    await olga.says("/people")
    await olga.presses("Найти")
    await olga.says("<i>Никто</i>")
    assert olga.sees("По словам «<i>Никто</i>» никого нет")


async def test_long_lists_are_turned_over(college: College, here: Town) -> None:
    for number in range(9):
        await college.mentor(f"Орлов{chr(1072 + number)} Анна Викторовна")
    olga = here.curator
    await olga.says("/people")
    await olga.presses("Наставники · 9")
    assert olga.sees("1–5 из 9")
    await olga.presses("▸")
    assert olga.sees("6–9 из 9")
    await olga.presses("◂")
    assert olga.sees("1–5 из 9")


async def test_screens_of_people_have_eight_rows_at_most(college: College, here: Town) -> None:
    for number in range(12):
        name = f"Орлов{chr(1072 + number)} Анна Викторовна"
        await college.mentee(name, approved=False, class_group=f"{number}-ПД")
        await college.mentor(name)
    olga = here.curator
    for words in ("psl::0", "psl::1", "ppl:mentors:1", "psc:", "psc:.submitted...", "psm:"):
        await olga.says("/people")
        await olga.presses_data(words)
        assert 3 <= len(olga.screen.rows) <= 8, (words, olga)


async def test_a_list_opens_the_answers_of_those_only_who_are_shown(
    college: College, here: Town
) -> None:
    for number in range(7):
        await college.mentor(f"Орлов{chr(1072 + number)} Анна Викторовна")
    later = participations.c.id > 5
    spoilt = "UPDATE participations SET profile = 'nobody can open this' WHERE id > 5"
    async with here.app.storage.engines.write.begin() as connection:
        await connection.execute(text(spoilt))
        assert await connection.scalar(select(func.count()).where(later)) == 2
    olga = here.curator
    await olga.says("/people")
    await olga.presses("Наставники · 7")
    assert olga.sees("1–5 из 7")
    await olga.presses("Списки и отбор")
    assert olga.sees("Показать 7 человек")


async def test_a_second_refusal_of_a_changed_application_is_told(
    college: College, here: Town
) -> None:
    maria = await college.mentee("Кузнецова Мария Петровна", approved=False)
    olga = here.curator
    for reason in ("Набор закрыт", "Мест нет и весной"):
        async with here.app.storage.work(here.app.organisation) as tx:
            found = await tx.participations.get(maria.participation)
            assert found is not None
            assert await tx.participations.submit(found.id, found.profile, 0, tx.now)
        maria.phone.forgets()
        await olga.says("/people")
        await olga.presses("Кузнецова")
        await olga.presses("Отклонить")
        await olga.says(reason)
        assert maria.phone.news, reason
        await maria.phone.presses("Открыть")
        assert maria.phone.sees(f"Причина: {reason}")


async def test_who_has_begun_a_questionnaire_is_listed(college: College, here: Town) -> None:
    await consents(here.person(3001))
    maria = here.person(3002)
    await consents(maria)
    await maria.says("Кузнецова Мария Петровна")
    olga = here.curator
    await olga.says("/people")
    await olga.presses("Начали анкету · 2")
    assert olga.sees("Люди · начали анкету: 1–2 из 2"), olga
    assert olga.sees("Без имени, с 23 ноября"), olga
    assert olga.sees("Кузнецова М. П., с 23 ноября"), olga


async def test_the_search_survives_a_restart(college: College, here: Town) -> None:
    await college.mentor("Орлова Анна Викторовна")
    olga = here.curator
    await olga.says("/people")
    await olga.presses("Найти")
    await here.restarts()
    await olga.says("орлова")
    assert olga.sees("Орлова А. В.")


async def test_a_strangers_press_and_command_are_turned_away(college: College) -> None:
    maria = await college.mentee("Кузнецова Мария Петровна")
    await maria.phone.says("/people")
    assert not maria.phone.sees("ждут решения")
    await maria.phone.presses_data(f"pca:{maria.participation}")
    assert not maria.phone.sees("Кузнецова")
    await maria.phone.presses_data(f"pap:{maria.participation}")
    assert not maria.phone.sees("Подобрать")
