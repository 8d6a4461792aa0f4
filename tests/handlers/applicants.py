"""Lead a person through the first steps, so that a test begins where it is interesting."""

from collections.abc import Mapping

from tests.talk import Person

MENTEE, MENTOR, BOTH = "Мне нужен наставник", "Хочу быть наставником", "И то, и другое"

MENTEE_ANSWERS = (
    "=Кузнецова Мария Петровна",
    "=14.03.1996",
    "Здесь, в мессенджере",
    "Преподаватель",
    "=Математика",
    "Готово",
    "=сентябрь 2025",
    "=сентябрь 2025",
    "Есть",
    "Начинаю работать",
    "Готово",
    "Оценивание",
    "Готово",
    "8",
    "=Увереннее вести практические занятия",
    "Очно",
    "ср день",
    "чт утро",
    "Готово",
    "Раз в неделю",
    *(["Пропустить"] * 8),
)
"""What a mentee presses, and types after "="."""

DEFICITS = MENTEE_ANSWERS.index("Оценивание")
REQUEST = MENTEE_ANSWERS.index("=Увереннее вести практические занятия")
OPTIONAL = MENTEE_ANSWERS.index("Пропустить")
WISH = OPTIONAL + 3
"""How much is answered before these questions."""


async def comes_to_consent(person: Person, role: str = MENTEE) -> None:
    """Come as far as the consent."""
    await person.says("/start")
    await person.presses("Начать")
    await person.presses(role)
    await person.presses("18 и старше")


async def consents(person: Person, role: str = MENTEE) -> None:
    """Come as far as the first question."""
    await comes_to_consent(person, role)
    await person.presses("Даю согласие")


async def answers(person: Person, *given: str) -> None:
    """Answer one question after another."""
    for each in given:
        if each.startswith("="):
            await person.says(each[1:])
        else:
            await person.presses(each, on=person.screen)


async def fills_in(person: Person) -> None:
    """Answer everything a mentee is asked, up to the summary."""
    await consents(person)
    await answers(person, *MENTEE_ANSWERS)


async def joins(person: Person) -> None:
    """Hand in a mentee's questionnaire."""
    await fills_in(person)
    await person.presses("Отправить анкету")


TYPED = {
    "зовут": "Кузнецова Мария Петровна",
    "родились": "14.03.1996",
    "номер телефона": "8 900 123-45-67",
    "преподаёте": "Математика",
    "предмет": "Математика",
    "Сколько": "10",
}
"""What is typed where there is no button to press; anything else gets a date or a sentence."""


async def answers_everything(
    person: Person, *wishes: str, typed: Mapping[str, str] = TYPED
) -> list[str]:
    """Answer whatever is asked, up to the summary; return the screens that were seen.

    A button among the wishes is pressed first, where it is offered.
    """
    seen: list[str] = []
    while "Отправить анкету" not in person.screen.buttons:
        seen.append(person.screen.text)
        for wish in set(wishes) & {label[2:] for label in person.screen.buttons}:
            await person.presses(wish, on=person.screen)
        chosen = [label for label in person.screen.buttons if label in wishes]
        if chosen:
            await person.presses(chosen[0], on=person.screen)
        else:
            await _answers_one(person, typed)
        assert len(seen) < 90, person
    return seen


async def _answers_one(person: Person, typed: Mapping[str, str]) -> None:
    shown = person.screen
    way = ("Назад", "Продолжить позже", "◂", "▸", "🆘 Нужна помощь")
    free = [label for label in shown.buttons if label not in way]
    if "Пропустить" in free:
        await person.presses("Пропустить", on=shown)
    elif any(label.startswith("Готово") for label in free):
        await person.presses("Готово", on=shown)
    elif free and not free[0].startswith("Друг"):
        await person.presses(free[0], on=shown)
    else:
        words = next((v for k, v in typed.items() if k in shown.text), None)
        await person.says(words or "сентябрь 2025")
