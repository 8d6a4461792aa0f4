"""Play one whole programme by script, as a transcript in the terminal."""

from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from datetime import timedelta

from bot.ending import CannotGoOn
from bot.playground.college.cast import CURATOR, FREE_MENTOR, NEWCOMER
from bot.playground.phone import NotSeen, Phone
from bot.playground.stage import Say, Stage, open_stage
from bot.playground.transcript import Transcript
from bot.playground.way_of_a_minor import way_of_a_minor
from bot.playground.way_to_a_plan import college_of_the_tour, way_to_a_plan
from mentoring.forms import TEACHER_TEACHER

TITLE = """\
Наставник: одна программа наставничества от анкеты до отчёта
Вятский техникум, формы «преподаватель – преподаватель» и «преподаватель –
обучающийся». Все люди вымышлены.
Слева время. Что показывает бот, стоит за чертой; кнопки в [скобках].
"""
END = """\

Это была вся программа: анкета, одобрение, пара, согласие обоих, объявление,
встреча, напоминание, отзыв, согласие родителя, пожелания, план пар, отчёт.
Попробовать самим в браузере: make demo\
"""
NEWS = "Новость"
FORMS = (TEACHER_TEACHER, "teacher-learner")


async def play(say: Say) -> None:
    """Open the stage and play on it."""
    async with open_stage(forms=FORMS, troupe=college_of_the_tour()) as stage:
        await perform(Tour(Transcript(stage, say), *cast_of(stage)))


async def perform(tour: "Tour") -> None:
    """Play all scenes; a screen that is missing ends the tour with one line."""
    tour.on.say(TITLE.rstrip())
    try:
        for scene in tour.scenes:
            await scene()
    except NotSeen as error:
        raise CannotGoOn(f"Показ остановился. {error}") from None
    tour.on.say(END)


def cast_of(stage: Stage) -> tuple[Phone, Phone, Phone]:
    """Return the phones of the curator, the newcomer and the mentor who is free."""
    return stage.phone(CURATOR), stage.phone(NEWCOMER), stage.phone(FREE_MENTOR)


@dataclass
class Tour:
    """Hold the stage and the three who play."""

    on: Transcript
    olga: Phone
    maria: Phone
    ivan: Phone

    @property
    def scenes(self) -> tuple[Callable[[], Awaitable[None]], ...]:
        """Return the scenes in order."""
        return (
            self.last_questions,
            self.approval,
            self.offer,
            self.announcement,
            self.first_meeting,
            self.reminder,
            self.feedback,
            self.minor,
            self.plan,
            self.report,
        )

    async def last_questions(self) -> None:
        """Finish the questionnaire."""
        self.on.scene(
            "Мария заканчивает анкету",
            "Мария преподаёт математику первый год. Вчера остановилась на двух последних "
            "вопросах; бот помнит, где.",
        )
        self.maria.listens()
        asked = await self.on.writes(self.maria, "/start", "Как часто")
        asked = await self.on.presses(self.maria, asked, "Раз в неделю", "поделиться")
        asked = await self.on.presses(self.maria, asked, "☐ Цифровые", "☑ Цифровые")
        summary = await self.on.presses(self.maria, asked, "Готово", "Отправить")
        await self.on.presses(self.maria, summary, "Отправить", "Анкета отправлена")

    async def approval(self) -> None:
        """Approve and propose a pair."""
        self.on.scene(
            "Куратор одобряет заявку и предлагает пару",
            "Ольга Сергеевна ведёт программу. Бот сразу называет, кто подходит, и почему.",
        )
        push = await self.on.hears(self.olga, "заявка")
        card = await self.on.presses(self.olga, push, "Открыть", "Одобрить")
        card = await self.on.presses(self.olga, card, "Одобрить", "Предложить")
        await self.on.presses(self.olga, card, "Предложить", "Пара №")
        push = await self.on.hears(self.maria, NEWS)
        await self.on.presses(self.maria, push, "Открыть", "одобрена")

    async def offer(self) -> None:
        """Both sides say yes."""
        self.on.scene(
            "Оба соглашаются",
            "Сначала спрашивают наставника, потом Марию. На экране блокировки видно только, "
            "что есть новость.",
        )
        for who in (self.ivan, self.maria):
            push = await self.on.hears(who, NEWS)
            offer = await self.on.presses(who, push, "Открыть", "Принять")
            await self.on.presses(who, offer, "Принять", "")

    async def announcement(self) -> None:
        """Announce the pair."""
        self.on.scene("Куратор объявляет пару", "Объявление приходит всем сторонам сразу.")
        push = await self.on.hears(self.olga, NEWS)
        card = await self.on.presses(self.olga, push, "Открыть", "Объявить")
        await self.on.presses(self.olga, card, "Объявить", "бъявлен")

    async def first_meeting(self) -> None:
        """Agree on a meeting."""
        self.on.scene(
            "Пара договаривается о встрече",
            "Бот знает, когда свободны оба, и предлагает время. Место берёт обычное.",
        )
        push = await self.on.hears(self.ivan, NEWS)
        pair = await self.on.presses(self.ivan, push, "Открыть", "Назначить встречу")
        times = await self.on.presses(self.ivan, pair, "Назначить встречу", "")
        await self.on.presses(self.ivan, times, "ср, ", "")
        push = await self.on.hears(self.maria, "Подходит")
        await self.on.presses(self.maria, push, "Подходит", "")
        await self.on.hears(self.ivan, "Встреча назначена")

    async def reminder(self) -> None:
        """Hear the reminders."""
        self.on.scene(
            "Бот напоминает за сутки и за два часа",
            "Время в показе переводится вперёд: ждать не нужно.",
        )
        await self.on.waits("Прошло несколько часов")
        push = await self.on.hears(self.maria, "Встреча")
        await self.on.presses(self.maria, push, "Открыть", "")
        await self.on.hears(self.ivan, "Встреча завтра")
        await self.on.waits("На следующий день", timedelta(hours=22))
        await self.on.hears(self.ivan, "Встреча сегодня")

    async def feedback(self) -> None:
        """Say how the meeting went."""
        self.on.scene(
            "После встречи: состоялась ли, помогла ли",
            "Три нажатия. Оценки видит куратор; попросить о помощи можно здесь же.",
        )
        await self.on.waits("Встреча прошла", timedelta(hours=5))
        for who in (self.maria, self.ivan):
            asked = await self.on.hears(who, "состоялась")
            asked = await self.on.presses(who, asked, "Да", "")
            asked = await self.on.presses(who, asked, "9", "")
            await self.on.presses(who, asked, "8", "Спасибо")

    async def minor(self) -> None:
        """Let a learner under age come in."""
        await way_of_a_minor(self.on, self.olga)

    async def plan(self) -> None:
        """Ask for wishes and match everybody at once."""
        await way_to_a_plan(self.on, self.olga)

    async def report(self) -> None:
        """Look at the numbers."""
        self.on.scene(
            "Отчёт для куратора и директора",
            "За каждым числом стоит список: откройте и увидите, из кого оно сложилось.",
        )
        await self.on.writes(self.olga, "/report", "Отчёт")
