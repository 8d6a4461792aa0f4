"""Learners and teachers: each their own questionnaire, and a pair in their own form."""

from collections.abc import AsyncIterator
from datetime import date
from pathlib import Path

import pytest

from mentoring.applications import Participation, ParticipationState, Profile, Side
from mentoring.consent import MINOR, OWN_AGREEMENT, ConsentRecord, ConsentStep
from mentoring.people import Bracket, Channel, Wish
from tests.handlers.applicants import MENTOR, answers, comes_to_consent, consents
from tests.handlers.college import College
from tests.talk import Person, Town, town

FORMS = ("teacher-teacher", "teacher-learner", "learner-learner")
CYCLE = {"forms": list(FORMS), "starts_on": date(2026, 9, 1), "ends_on": date(2027, 6, 30)}
LEARNER_ANSWERS = (
    "=Сидорова Анна Петровна",
    "=14.03.2005",
    "7 «А»",
    "Здесь, в мессенджере",
    "Преподаватель, мастер",
    "Готово",
    "Учёба по предмету",
    "=Петь в хоре",
    "Готово",
    "Математика",
    "=Понять дроби",
    "Очно",
    "ср день",
    "Готово",
    "Раз в неделю",
    "Не важно",
    "Нет",
    *(["Пропустить"] * 5),
)


@pytest.fixture
async def here(tmp_path: Path) -> AsyncIterator[Town]:
    async with town(tmp_path, cycle=CYCLE) as opened:
        async with opened.app.storage.work(opened.app.organisation) as tx:
            known = await tx.organisations.get()
            lists = {"groups": ("7 «А»", "7 «Б»"), "subjects": ("Математика", "Физика")}
            await tx.organisations.save(known.model_copy(update=lists))
        yield opened


async def participations(here: Town) -> list[Participation]:
    async with here.app.storage.read(here.app.organisation) as tx:
        return await tx.participations.all()


async def minor(here: Town, number: int) -> Person:
    """Let somebody of fourteen in, with both consents given."""
    async with here.app.storage.work(here.app.organisation) as tx:
        account = await tx.people.add_account(Channel.TELEGRAM, number, "ru")
        person = await tx.people.add_person(account.id)
        await tx.people.set_age(person.id, Bracket.FROM_14)
        await tx.people.set_bracket(account.id, Bracket.FROM_14)
        await tx.people.set_wish(account.id, Wish.BOTH)
        for code in (MINOR, OWN_AGREEMENT):
            await tx.consents.record(
                ConsentRecord(
                    organisation_id=tx.organisation,
                    person_id=person.id,
                    account_id=account.id,
                    code=code,
                    version=1,
                    language="ru",
                    sha256="0" * 64,
                    step=ConsentStep.GIVEN,
                    method="button",
                    at=tx.now,
                )
            )
    return here.person(number)


async def test_a_minor_reads_their_own_words_and_mentors_as_a_learner(here: Town) -> None:
    petya = await minor(here, 1004)
    await petya.says("/start")
    await petya.presses_data("st:next")
    assert petya.sees("Как тебя зовут?")
    await petya.says("Пётр")
    assert petya.sees("Напиши фамилию и имя")
    await answers(petya, "=Иванов Пётр", "=14.03.2012", "7 «А»")
    assert petya.sees("Как с тобой удобнее связаться?")
    assert not any("Кто ты в нашей программе" in str(shown) for shown in petya.screens)
    await answers(petya, "По телефону")
    assert petya.sees("Только свой, не родителей")
    await answers(petya, "=8 900 123-45-67", "Пока не знаю", "Готово")
    await answers(petya, "Выбор профессии", "Готово", "=Понять, кем быть")
    assert petya.sees("Где ты учишься?")
    await answers(petya, "=Техникум, группа 7 «А»")
    assert petya.sees("студент – студент")
    assert not petya.sees("преподаватель")
    await petya.presses("Назад")
    assert petya.sees("Твой ответ: Техникум, группа")


async def test_a_grown_student_says_what_they_do_and_answers_as_a_learner(here: Town) -> None:
    anna = here.person(1001)
    await consents(anna)
    assert anna.sees("Вы здесь работаете или учитесь?")
    asked = anna.screen
    await anna.presses("Учусь здесь")
    assert anna.sees("Как Вас зовут?")
    assert anna.sees("Это около 4 минут")
    await anna.presses("Учусь здесь", on=asked)
    await answers(anna, *LEARNER_ANSWERS[:7])
    await anna.presses("Учусь здесь", on=asked)
    await here.restarts()
    await anna.says("/start")
    assert anna.sees("☑ Учёба по предмету")
    await answers(anna, *LEARNER_ANSWERS[7:], "Отправить анкету")
    [stored] = await participations(here)
    assert stored.profile["class_group"] == "7 «А»"
    assert stored.profile["subject"] == "Математика"
    assert stored.profile["request_type"] == ["study", "=Петь в хоре"]
    await anna.says("/profile")
    assert anna.sees("Класс или группа: 7 «А»")
    assert anna.sees("С кем хотелось бы работать: Преподаватель, мастер")
    await anna.presses("Учусь здесь", on=asked)
    assert not anna.sees("Как Вас зовут?")


async def test_the_setting_up_asks_for_classes_where_learners_take_part(here: Town) -> None:
    olga = here.curator
    await olga.says("/settings")
    await olga.presses("Настройка")
    await olga.presses("Заполнить")
    while not olga.sees("Какие формы наставничества открыть?"):
        await olga.presses("Пропустить")
    assert olga.sees("студент – студент")
    assert olga.sees("работодатель – студент")
    await answers(olga, "студент – студент", "Готово")
    while not olga.sees("Какие классы или группы участвуют?"):
        await olga.presses("Пропустить")
    await olga.says("ПК-21, ПК-22; пк-21")
    while "Пропустить" in olga.screen.buttons:
        await olga.presses("Пропустить")
    await olga.presses("Готово")
    async with here.app.storage.read(here.app.organisation) as tx:
        organisation, cycle = await tx.organisations.get(), await tx.organisations.cycle()
    assert organisation.groups == ("ПК-21", "ПК-22")
    assert cycle is not None
    assert cycle.forms == ("learner-learner",)


async def test_a_teacher_among_learners_gets_the_teachers_questions(here: Town) -> None:
    maria = here.person(1002)
    await consents(maria)
    await maria.presses("Работаю здесь")
    await answers(maria, "=Орлова Мария Ивановна", "=14.03.1990", "Здесь, в мессенджере")
    assert maria.sees("Какая у Вас должность?")


async def test_a_mentor_is_offered_the_forms_they_can_work_in(here: Town) -> None:
    ivan = here.person(1003)
    await comes_to_consent(ivan, MENTOR)
    await ivan.presses("Даю согласие")
    await answers(ivan, "=Иванов Иван Иванович", "=14.03.1980", "Здесь, в мессенджере")
    await answers(ivan, "Педагог", "=Учитель математики")
    assert ivan.sees("преподаватель – обучающийся")
    assert not ivan.sees("студент – студент")
    await answers(ivan, "преподаватель – обучающийся", "Готово", "Педагоги", "14–15", "Готово")
    assert ivan.sees("С чем Вы можете помочь коллегам?")
    await answers(ivan, "Оценивание", "Готово")
    assert ivan.sees("С чем Вы можете помочь обучающимся?")


async def test_curators_see_why_a_learner_suits_and_what_is_not_checked(here: Town) -> None:
    college = College(here)
    pupil: Profile = {
        "request_type": ["study"],
        "subject": "Физика",
        "subjects": [],
        "forms_wanted": ["teacher"],
        "birth_date": "2012-03-14",
        "class_group": "7 «А»",
        "slots": ["wed-day"],
    }
    teacher: Profile = {
        "forms": ["teacher-learner"],
        "mentor_kind": "teacher",
        "helps_with": ["study"],
        "subjects": ["Математика"],
        "slots": ["wed-day"],
        "mentee_age": ["10-13"],
    }
    anna = await college.mentee("Сидорова Анна", **pupil)
    await college.mentor("Яковлев Иван", **teacher)
    await college.mentor("Орлов Олег", **{**teacher, "subjects": ["Физика"]})
    olga = here.curator
    await olga.says("/match")
    await olga.presses("Вручную")
    await olga.presses("Сидорова А.")
    assert olga.sees("По запросу подходит: преподаватель – обучающийся, учебная поддержка")
    assert olga.sees("Не проверено: допуск к работе с детьми: неизвестен возраст; предмет.")
    await olga.presses("Яковлев И.")
    assert olga.sees("Не проверено: допуск к работе с детьми: неизвестен возраст; предмет.")
    async with here.app.storage.work(here.app.organisation) as tx:
        [first] = [m for m in await tx.participations.all(Side.MENTOR) if "Яковлев" in str(m)]
        known = first.profile | {"leads_group": "9 «Б»", "birth_date": "1980-01-01"}
        assert await tx.participations.amend(first, known)
    await olga.presses("Назад")
    await olga.presses("Кто не подходит: 1")
    assert olga.sees("не отмечен допуск к работе с детьми")
    assert olga.sees("другой предмет, а запрос о предмете")
    assert (await college.participation(anna)).state is ParticipationState.READY
