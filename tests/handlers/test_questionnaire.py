"""Answering questions: the happy path, wrong input, a restart, stale and doubled presses."""

from pathlib import Path

from tests.handlers.applicants import (
    BOTH,
    DEFICITS,
    MENTEE_ANSWERS,
    MENTOR,
    REQUEST,
    answers,
    answers_everything,
    consents,
    fills_in,
)
from tests.talk import town


async def test_a_mentee_answers_checks_and_sends(tmp_path: Path) -> None:
    async with town(tmp_path) as here:
        anna = here.person(1001)
        await here.curator.says("/menu")
        await fills_in(anna)
        assert anna.sees("Анкета наставляемого · проверьте ответы")
        assert anna.sees("1. Имя: Кузнецова Мария Петровна")
        await anna.presses("Отправить анкету")
        assert anna.sees("Анкета отправлена")
        assert here.curator.sees("Новая заявка ждёт Вашего решения")
        assert "Кузнецова" not in str(here.curator.screen)


async def test_a_doubled_send_is_one_application(tmp_path: Path) -> None:
    async with town(tmp_path) as here:
        anna = here.person(1001)
        await here.curator.says("/menu")
        await fills_in(anna)
        summary = anna.screen
        await anna.presses("Отправить анкету", on=summary)
        told = len(here.curator.screens)
        await anna.presses("Отправить анкету", on=summary)
        assert any("Анкета отправлена" in str(shown) for shown in anna.screens)
        assert len(here.curator.screens) == told


async def test_the_same_update_twice_has_one_effect(tmp_path: Path) -> None:
    async with town(tmp_path) as here:
        anna = here.person(1001)
        await consents(anna)
        await anna.says("Кузнецова Мария Петровна")
        await here.repeats_last_update()
        assert anna.sees("Когда Вы родились?")


async def test_wrong_input_is_explained_and_the_next_try_counts(tmp_path: Path) -> None:
    async with town(tmp_path) as here:
        anna = here.person(1001)
        await consents(anna)
        await anna.says("Мария")
        assert anna.sees("Напишите фамилию и имя: Кузнецова Мария.")
        await anna.says("<b>Мария</b> & Ко 🎉")
        assert anna.sees("«<b>Мария</b> & Ко 🎉» не похоже на имя")
        await anna.says("Kuznetsova Maria")
        assert anna.sees("Когда Вы родились?")
        await anna.says("32.13.96")
        assert anna.sees("32.13.96")
        assert anna.sees("14.03.1996")
        await anna.says("14 марта 1996")
        assert anna.sees("Как с Вами удобнее связаться?")


async def test_a_restart_in_the_middle_loses_nothing(tmp_path: Path) -> None:
    async with town(tmp_path) as here:
        anna = here.person(1001)
        await consents(anna)
        await anna.says("Кузнецова Мария Петровна")
        await here.restarts()
        await anna.says("14.03.1996")
        assert anna.sees("Анкета наставляемого · 3 из")
        await here.moves(days=9)
        await anna.says("/start")
        assert anna.sees("Как с Вами удобнее связаться?")


async def test_a_stale_press_shows_what_was_answered_and_the_way_on(tmp_path: Path) -> None:
    async with town(tmp_path) as here:
        anna = here.person(1001)
        await consents(anna)
        await answers(anna, "=Кузнецова Мария Петровна", "=14.03.1996")
        contact = anna.screen
        await anna.presses("Здесь, в мессенджере", on=contact)
        await anna.presses("Лично, на работе", on=contact)
        assert anna.sees("На этот вопрос Вы уже ответили: «Здесь, в мессенджере»")
        assert anna.sees("Сейчас вопрос 4 из")
        await anna.presses("Изменить ответ")
        await anna.presses("Лично, на работе")
        assert anna.sees("Какая у Вас должность?")


async def test_a_doubled_press_stays_at_the_next_question(tmp_path: Path) -> None:
    async with town(tmp_path) as here:
        anna = here.person(1001)
        await consents(anna)
        await answers(anna, "=Кузнецова Мария Петровна", "=14.03.1996")
        contact = anna.screen
        await anna.presses("Здесь, в мессенджере", on=contact)
        await anna.presses("Здесь, в мессенджере", on=contact)
        assert anna.sees("Какая у Вас должность?")


async def test_ticks_say_what_is_wished_and_have_a_limit(tmp_path: Path) -> None:
    async with town(tmp_path) as here:
        anna = here.person(1001)
        await consents(anna)
        await answers(anna, *MENTEE_ANSWERS[:DEFICITS])
        assert anna.sees("Отметьте не больше трёх")
        before = anna.screen
        await answers(anna, "Теория", "Знание предмета", "Оценивание")
        assert anna.sees("☑ Теория")
        assert anna.sees("Готово (выбрано: 3)")
        await anna.presses("Теория", on=before)
        assert anna.sees("Готово (выбрано: 3)")
        await anna.presses("Методика урока")
        assert anna.sees("Можно отметить не больше 3 вариантов")
        await anna.presses("☑ Теория")
        assert anna.sees("Готово (выбрано: 2)")
        await anna.presses("Готово")
        assert anna.sees("Знание предмета")
        assert anna.sees("Насколько это трудно?")


async def test_back_keeps_what_was_entered(tmp_path: Path) -> None:
    async with town(tmp_path) as here:
        anna = here.person(1001)
        await consents(anna)
        await answers(anna, "=Кузнецова Мария Петровна", "=14.03.1996")
        await anna.presses("Назад")
        assert anna.sees("Ваш ответ: 14 марта 1996 года")
        await anna.presses("Оставить как есть")
        assert anna.sees("Как с Вами удобнее связаться?")


async def test_4000_characters_are_not_lost(tmp_path: Path) -> None:
    async with town(tmp_path) as here:
        anna = here.person(1001)
        await consents(anna)
        await answers(anna, *MENTEE_ANSWERS[:REQUEST])
        await anna.says("а" * 4000)
        assert anna.sees("В сообщении 4000 знаков, здесь помещается до 1000")
        assert anna.sees("Ничего не потеряно")
        await anna.says("<b>Практика</b> & 🎓")
        assert anna.sees("Как удобнее встречаться?")
        await anna.presses("Назад")
        assert anna.sees("<b>Практика</b> & 🎓")


SENT = {
    "voice": "Голосовые пока слушать не умею",
    "sticker": "Стикер хороший",
    "photo": "Пока читаю только текст и кнопки",
    "contact": "Контакт здесь не ответ",
    "location": "Место на карте здесь не ответ",
    "document": "Файлы здесь не читаю",
}
FILE = {"file_id": "1", "file_unique_id": "1"}
OTHER_MESSAGES = {
    "voice": {**FILE, "duration": 3},
    "sticker": {
        **FILE,
        "type": "regular",
        "width": 1,
        "height": 1,
        "is_animated": False,
        "is_video": False,
    },
    "photo": [{**FILE, "width": 90, "height": 60}],
    "contact": {"phone_number": "+79001112233", "first_name": "К"},
    "location": {"latitude": 58.6, "longitude": 49.7},
    "document": {**FILE, "file_name": "a.pdf"},
}


async def test_a_voice_or_a_sticker_is_explained(tmp_path: Path) -> None:
    async with town(tmp_path) as here:
        anna = here.person(1001)
        await consents(anna)
        for sent, answered in SENT.items():
            await anna.sends(**{sent: OTHER_MESSAGES[sent]})
            assert anna.sees(answered), (sent, anna)
            assert anna.sees("Вопрос ждёт"), sent
        await anna.presses("Показать вопрос")
        assert anna.sees("Как Вас зовут?")


async def test_a_number_is_shared_by_a_contact_of_ones_own_only(tmp_path: Path) -> None:
    async with town(tmp_path) as here:
        anna = here.person(1001)
        await consents(anna)
        await answers(anna, "=Кузнецова Мария Петровна", "=14.03.1996", "По телефону")
        await anna.sends(contact={"phone_number": "+79001112233", "first_name": "К", "user_id": 7})
        assert anna.sees("Контакт здесь не ответ")
        await anna.sends(
            contact={"phone_number": "79001234567", "first_name": "Анна", "user_id": 1001}
        )
        assert anna.sees("Какая у Вас должность?")
        await anna.presses("Назад")
        assert anna.sees("Ваш ответ: +79001234567")


async def test_an_answer_is_changed_from_the_summary(tmp_path: Path) -> None:
    async with town(tmp_path) as here:
        anna = here.person(1001)
        await fills_in(anna)
        await anna.presses("1")
        await anna.says("Кузнецова Мария Ивановна")
        assert anna.sees("1. Имя: Кузнецова Мария Ивановна")
        await anna.presses("▸")
        assert anna.sees("13. ")


async def test_a_birth_date_under_18_waits_for_a_representative_and_erases(tmp_path: Path) -> None:
    async with town(tmp_path) as here:
        petya = here.person(1003)
        await consents(petya)
        await petya.says("Иванов Пётр")
        await petya.says("14.03.2012")
        assert petya.sees("Ждём согласие родителя или опекуна")
        await petya.says("/mydata")
        assert not petya.sees("Иванов")
        await petya.says("/start")
        assert petya.sees("Ждём согласие родителя или опекуна")


async def test_both_roles_are_asked_common_questions_once(tmp_path: Path) -> None:
    async with town(tmp_path) as here:
        anna = here.person(1001)
        await consents(anna, BOTH)
        seen = await answers_everything(anna)
        for question in ("Как Вас зовут?", "Когда Вы родились?", "Как удобнее встречаться?"):
            assert sum(question in each for each in seen) == 1
        await anna.presses("Отправить анкету")
        await anna.presses("Мои ответы")
        assert anna.sees("Наставляемый: заявка отправлена")
        assert anna.sees("Наставник: заявка отправлена")


async def test_a_mentor_is_asked_the_mentors_questions(tmp_path: Path) -> None:
    async with town(tmp_path) as here:
        ivan = here.person(1004)
        await consents(ivan, MENTOR)
        await answers(ivan, "=Яковлев Иван Олегович", "=01.02.1970", "Здесь, в мессенджере")
        assert ivan.sees("Кто Вы в нашей программе?")


async def test_cancel_keeps_the_draft(tmp_path: Path) -> None:
    async with town(tmp_path) as here:
        anna = here.person(1001)
        await consents(anna)
        await anna.says("Кузнецова Мария Петровна")
        await anna.says("/cancel")
        assert anna.sees("Анкета подождёт")
        await anna.presses("Продолжить")
        assert anna.sees("Когда Вы родились?")


async def test_a_stray_word_leaves_a_paused_questionnaire_alone(tmp_path: Path) -> None:
    async with town(tmp_path) as here:
        anna = here.person(1001)
        await consents(anna)
        await anna.says("/cancel")
        for word in ("Кузнецова Мария Петровна", "/nonsense"):
            await anna.says(word)
            assert anna.sees("Анкета подождёт")
            assert {"Продолжить анкету", "Меню"} <= set(anna.screen.buttons)
        await anna.presses("Продолжить анкету")
        assert anna.sees("Как Вас зовут?")
        await anna.says("Кузнецова Мария Петровна")
        assert anna.sees("Когда Вы родились?")


async def test_another_persons_question_is_not_found(tmp_path: Path) -> None:
    async with town(tmp_path) as here:
        anna, ivan = here.person(1001), here.person(1002)
        await consents(anna)
        await answers(anna, "=Кузнецова Мария Петровна", "=14.03.1996")
        await ivan.says("/start")
        await ivan.presses_data(anna.screen.keys[0].data)
        assert ivan.sees("Этого здесь больше нет")
        assert anna.sees("Как с Вами удобнее связаться?")
