"""A curator chooses people by a filter and does something for exactly those who were seen."""

from collections.abc import AsyncIterator
from pathlib import Path

import pytest

from tests.handlers.applicants import consents
from tests.handlers.college import College, Somebody
from tests.talk import Person, Town, town


@pytest.fixture
async def here(tmp_path: Path) -> AsyncIterator[Town]:
    async with town(tmp_path) as opened:
        yield opened


@pytest.fixture
def college(here: Town) -> College:
    return College(here)


async def learner(college: College, name: str, group: str, *, approved: bool = True) -> Somebody:
    study = {"request_type": ["study"], "class_group": group}
    return await college.mentee(name, approved=approved, **study)


async def opens_many(olga: Person, *, everybody: bool = False) -> None:
    await olga.says("/people")
    if everybody:
        await olga.presses("Списки и отбор")
        await olga.presses("Сбросить отбор")
        await olga.presses("Показать")
    await olga.presses("Ещё")
    await olga.presses("Сделать для многих")


async def test_people_are_chosen_by_side_class_and_what_they_wait_for(
    college: College, here: Town
) -> None:
    await learner(college, "Абрамова Мария Петровна", "2-ПД", approved=False)
    await learner(college, "Белов Пётр Ильич", "2-ПД")
    await learner(college, "Ветров Олег Ильич", "10-А")
    await college.mentor("Яковлев Иван Олегович")
    olga = here.curator
    await olga.says("/people")
    await olga.presses("Списки и отбор")
    assert olga.sees("Показать 1 человека"), olga  # the list that was open: who waits
    await olga.presses("Сбросить отбор")
    assert olga.sees("Показать 4 человек"), olga
    await olga.presses("Класс, группа")
    first, second = (label for label in olga.screen.buttons if " · " in label)
    assert (first, second) == ("2-ПД · 2", "10-А · 1")
    await olga.presses("2-ПД · 2")
    assert olga.sees("Люди · 2-ПД: 1–2 из 2")
    assert olga.sees("Белов П. И. · наставляемый")
    await olga.presses("Списки и отбор")
    old = olga.screen
    await olga.presses("Чего ждут")
    await olga.presses("пара · 1")
    assert olga.sees("Люди · 2-ПД, пара: 1–1 из 1"), olga
    await olga.presses("Белов")
    assert olga.sees("Белов Пётр Ильич · наставляемый · 2-ПД")
    await olga.presses("Показать", on=old)  # an old screen means what it says
    assert olga.sees("Люди · 2-ПД: 1–2 из 2")
    await olga.presses_data("psl:чужое.поле:0")
    assert olga.sees("Люди · все: 1–4 из 4")


async def test_a_form_finds_who_has_no_pair_yet(college: College, here: Town) -> None:
    """A mentee is found by what the request speaks for, a mentor by what they named."""
    await college.mentee("Белов Пётр Ильич", deficits=["ict"])
    await college.mentee("Ветров Олег Ильич", deficits=[])
    await college.mentor("Яковлев Иван Олегович", forms=["teacher-teacher"])
    olga = here.curator
    await olga.says("/people")
    await olga.presses("Списки и отбор")
    await olga.presses("Сбросить отбор")
    await olga.presses("Форма")
    await here.restarts()
    forms = olga.screen
    for _ in range(2):
        await olga.presses("преподаватель – преподаватель", on=forms)
        assert olga.sees("1–2 из 2"), olga
        assert olga.sees("Белов П. И."), olga
        assert not olga.sees("Ветров"), olga


async def test_all_who_are_ready_are_approved_at_once_and_told(
    college: College, here: Town
) -> None:
    maria = await college.mentee("Кузнецова Мария Петровна", approved=False)
    pyotr = await college.mentee("Белов Пётр Ильич", approved=False)
    await college.mentor("Орлова Анна Викторовна")
    olga = here.curator
    await opens_many(olga)
    await olga.presses("Одобрить, кто готов · 2")
    assert olga.sees("Одобрить всех, у кого всё готово")
    assert olga.sees("Кого касается: 1–2 из 2")
    assert olga.sees("Кузнецова М. П. · наставляемый")
    seen = olga.screen
    await here.restarts()
    await olga.presses("Сделать для 2 человек", on=seen)
    assert olga.sees("Одобрены 2 заявки")
    for somebody in (maria, pyotr):
        await somebody.phone.presses("Открыть")
        assert somebody.phone.sees("Заявка одобрена")
    await olga.presses("Сделать для 2 человек", on=seen)
    assert olga.sees("Список за это время изменился, поэтому ничего не сделано")
    assert olga.sees("Сейчас это никого не касается")
    assert len(maria.phone.screens) == 1
    await college.mentee("Гусев Илья Ильич", approved=False)
    await opens_many(olga)
    await olga.presses("Одобрить, кто готов · 1")
    seen = olga.screen
    late = await college.mentee("Ершов Лев Львович", approved=False)
    await olga.presses("Сделать для 1 человека", on=seen)
    assert olga.sees("ничего не сделано")
    assert olga.sees("Сделать для 2 человек")
    assert (await college.participation(late)).state == "submitted"


async def test_classes_move_on_once_and_the_card_remembers(college: College, here: Town) -> None:
    anna = await learner(college, "Абрамова Анна Петровна", "2-ПД")
    await learner(college, "Белов Пётр Ильич", "4-ПД")
    await learner(college, "Ветров Олег Ильич", "Столяры")
    olga = here.curator
    await opens_many(olga, everybody=True)
    await olga.presses("Классы на год вперёд · 1")
    assert olga.sees("2-ПД → 3-ПД: 1")
    assert olga.sees("1 человек заканчивает учёбу")
    assert olga.sees("4-ПД · 1")
    assert olga.sees("У 1 человека название группы не меняется")
    seen = olga.screen
    await olga.presses("Сделать для 1 человека")
    assert olga.sees("Класс изменён у 1 человека")
    await olga.presses("Сделать для 1 человека", on=seen)
    assert olga.sees("Классы уже переводили: 23 ноября")
    assert (await college.participation(anna)).profile["class_group"] == "3-ПД"
    await olga.presses_data(f"pca:{anna.participation}")
    await olga.presses("История")
    assert olga.sees("Класс или группа\n23.11.2026, класс 2-ПД → 3-ПД"), olga


async def test_a_letter_goes_to_those_chosen_and_to_nobody_else(
    college: College, here: Town
) -> None:
    anna = await learner(college, "Абрамова Анна Петровна", "2-ПД")
    oleg = await learner(college, "Ветров Олег Ильич", "3-ПД")
    olga = here.curator
    await olga.says("/people")
    await olga.presses("Списки и отбор")
    await olga.presses("Сбросить отбор")
    await olga.presses("Класс, группа")
    await olga.presses("2-ПД · 1")
    await olga.presses("Ещё")
    await olga.presses("Сделать для многих")
    await olga.presses("Написать им · 1")
    await here.restarts()
    await olga.says("Сбор в пятницу")
    assert olga.sees("выбранные: 1 адресат"), olga
    await olga.presses("Изменить текст")
    await olga.says("Сбор в субботу")
    await olga.presses("Отправить 1 адресату")
    assert anna.phone.sees("Сбор в субботу")
    assert not oleg.phone.screens


async def test_a_begun_questionnaire_is_reminded_of_until_its_person_says_no(
    college: College, here: Town
) -> None:
    maria, quiet = here.person(3001), here.person(3002)
    for person in (maria, quiet):
        await consents(person)
        await person.says("Кузнецова Мария Петровна")
    maria.forgets()
    await here.moves(days=1, hours=1)
    assert maria.sees("Анкета ждёт продолжения")
    assert "Кузнецова" not in str(maria.screen)
    push = quiet.screen
    await quiet.presses("Не напоминать")
    await quiet.presses("Не напоминать", on=push)
    assert quiet.sees("Больше не напоминаю")
    quiet.forgets()
    olga = here.curator
    await olga.says("/people")
    await olga.presses("Начали анкету · 2")
    assert olga.sees("Кузнецова М. П., с 23 ноября, вопрос 2 из"), olga
    await olga.presses("Ещё")
    await olga.presses("Сделать для многих")
    await olga.presses("Напомнить об анкете · 2")
    assert olga.sees("Ещё 1 человек: без напоминаний")
    seen = olga.screen
    await olga.presses("Сделать для 1 человека")
    assert olga.sees("Напоминание уходит 1 человеку")
    await olga.presses("Сделать для 1 человека", on=seen)
    assert olga.sees("1 человек уже получает напоминание сегодня")
    maria.forgets()
    await here.moves(days=2)
    assert maria.sees("Анкета ждёт продолжения")
    assert not quiet.news
    await maria.presses("Продолжить")
    assert maria.sees("Анкета")
    maria.forgets()
    await here.moves(days=5)
    assert maria.sees("Анкета ждёт продолжения")
    maria.forgets()
    await here.moves(days=20)  # sent messages are forgotten by now, and still there is no fourth
    assert not [each for each in maria.news if "Анкета ждёт" in each.text]


async def test_a_stranger_gets_no_list_and_changes_nothing(college: College) -> None:
    maria = await college.mentee("Кузнецова Мария Петровна", approved=False)
    await maria.phone.says("/menu")
    for data in ("psl::0", "psc:", "psf::side:0", "psa:", "psp:yes::0", "psd:yes:0:", "psm"):
        await maria.phone.presses_data(data)
        assert not maria.phone.sees("Люди")
        assert not maria.phone.sees("Кузнецова")
    assert (await college.participation(maria)).state == "submitted"
