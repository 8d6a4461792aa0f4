"""Let people of an intake's script come in through the chat, each kind in its own way."""

from collections.abc import Mapping

from handlers.callbacks.people import MoreOfPeople
from mentoring.ids import ParticipationId
from tests.handlers.applicants import (
    MENTEE_ANSWERS,
    MENTOR,
    TYPED,
    answers,
    answers_everything,
    consents,
)
from tests.handlers.families import agrees, payload
from tests.handlers.intake import Guest
from tests.talk import Person, Town

ANYBODY = "Пока не знаю"
"""What a learner says who has no wish about whom to work with."""


async def hands_in(person: Person, guest: Guest, *wishes: str) -> None:
    """Answer all questions with what the script says, and send them."""
    await answers_everything(person, *wishes, typed=words_of(guest))
    await person.presses("Отправить анкету")


def words_of(guest: Guest) -> Mapping[str, str]:
    """What somebody of the script types."""
    born = f"{guest.born:%d.%m.%Y}"
    told = {"зовут": guest.name.full, "родились": born, "день рождения": born}
    told |= {"С чем нужна помощь": f"Разобраться с делом № {guest.number}"}
    return TYPED | told


async def waits(here: Town, phone: int, guest: Guest) -> Person:
    """Let a learner under age come as far as the waiting for a parent."""
    child = here.person(phone)
    await child.says("/start")
    await child.presses("Начать")
    await child.presses("Мне нужен наставник")
    await child.presses("14–17" if guest.age >= 14 else "10–13")
    return child


async def opens_waiting(here: Town, guest: Guest, code: str) -> None:
    """Let the curator open somebody of a class who waits."""
    await here.curator.says("/menu")
    await here.curator.presses("Ждут согласия родителя")
    known = here.curator.sees(f"{guest.group} ·")  # by an invitation or a list; not by chat
    await here.curator.presses(guest.group if known else "без класса")
    await here.curator.presses(code)


async def parent_agrees(here: Town, phone: int, guest: Guest, code: str) -> Person:
    """Let a parent come by the sheet that the curator has handed over."""
    await opens_waiting(here, guest, code)
    await here.curator.presses("Новый код")
    parent = here.person(phone)
    await agrees(parent, payload(here.curator))
    return parent


async def paper_is_noted(here: Town, guest: Guest, code: str) -> None:
    """Let the curator note the sheet of a parent without a messenger."""
    await opens_waiting(here, guest, code)
    await here.curator.presses("Отметить бумажное согласие")
    await here.curator.presses("Опекун")
    await answers(here.curator, f"={guest.number}/26", "=сегодня", "=сейф, папка 3")


async def answers_as_a_child(child: Person, guest: Guest) -> None:
    """Say the own word and answer the questions."""
    await child.presses("Открыть")
    await child.presses("Да, участвую" if guest.age >= 14 else "Понятно")
    await hands_in(child, guest, guest.group, ANYBODY)


async def student_joins(here: Town, phone: int, guest: Guest) -> Person:
    """Let a grown student come as a mentee."""
    student = here.person(phone)
    await consents(student)
    await student.presses("Учусь здесь")
    await hands_in(student, guest, guest.group, ANYBODY)
    return student


async def mentor_joins(here: Town, phone: int, guest: Guest, form: str, *wishes: str) -> Person:
    """Let a grown mentor come."""
    mentor = here.person(phone)
    await consents(mentor, MENTOR)
    await hands_in(mentor, guest, guest.kind, form, str(guest.places), *wishes)
    return mentor


async def curator_answers_for(here: Town, guest: Guest) -> None:
    """Let the curator answer for a teacher without a messenger, with the signed sheet at hand."""
    curator = here.curator
    await curator.says("/start")
    await curator.presses_data(MoreOfPeople().pack())
    await curator.presses("Добавить человека")
    if "Добавить человека" in curator.screen.buttons:
        await curator.presses("Добавить человека")
    sheet = (f"={guest.number}/26", "=1 сентября", "=сейф, папка 3")
    await answers(curator, "С бумажной", "Наставляемый", "18 и старше", "Работает", *sheet)
    told = (f"={guest.name.full}", f"={guest.born:%d.%m.%Y}", guest.met, *MENTEE_ANSWERS[3:])
    await answers(curator, *told, "Готово")
    assert curator.sees("Анкета записана"), curator


async def goes_all_the_way(here: Town, mentor: Person, participation: ParticipationId) -> None:
    """Lead a mentor of minors through the talk, the training, the clearance and the yes."""
    olga = here.curator
    await olga.says("/menu")
    await olga.presses_data(f"gst:{participation}")
    await olga.presses("Назначить собеседование")
    await answers(olga, "вт, 24 нояб., 10:00", "Готово", "У куратора")
    await mentor.presses("Открыть")
    await mentor.presses("вт, 24 ноября, 10:00")
    await olga.presses_data(f"gst:{participation}")
    await answers(olga, "Записать итог", "Можно идти дальше", "Пропустить", "Пропустить")
    await olga.presses("Все шаги")
    for step in ("Обучение пройдено", "Допуск проверен"):
        await olga.presses(step)
    await olga.presses("Одобрено на бумаге")
    assert olga.sees("Заявка одобрена"), olga
