"""One more chapter of the tour: a learner comes in, and nothing is asked before a parent's yes."""

import re

from bot.playground.phone import NotSeen, Phone
from bot.playground.transcript import Transcript

LEARNER, MOTHER = 401, 402
GIVEN = {LEARNER: "Петя", MOTHER: "Анна"}
CODE = "К-001"
LINK = re.compile(r"start=([A-Za-z0-9_-]+)")


async def way_of_a_minor(on: Transcript, olga: Phone) -> None:
    """Lead a learner from the first screen to the first question, through a parent's consent."""
    on.scene(
        "Пете шестнадцать: сначала согласие родителя",
        "Петя хочет наставника. Бот знает только возраст и роль; имени не спросит, пока мама "
        "не согласится. Код для мамы передаёт куратор, на листке или лично.",
    )
    petya, mother = (on.stage.playground.person(n, name) for n, name in GIVEN.items())
    asked = await on.writes(petya, "/start", "Начать")
    asked = await on.presses(petya, asked, "Начать", "наставник")
    asked = await on.presses(petya, asked, "Мне нужен", "14–17")
    await on.presses(petya, asked, "14–17", CODE)
    payload = await _code_for_a_parent(on, olga)
    asked = await on.opens(mother, payload, "Кем Вы приходитесь")
    asked = await on.presses(mother, asked, "Мать", "Даю согласие")
    await on.presses(mother, asked, "Даю согласие", "согласие записано")
    push = await on.hears(petya, "Новость")
    own = await on.presses(petya, push, "Открыть", "участвую")
    await on.presses(petya, own, "Да, участвую", "1 из")


async def _code_for_a_parent(on: Transcript, olga: Phone) -> str:
    """Let the curator make a code; return what its link carries."""
    asked = await on.writes(olga, "/menu", "Ждут согласия родителя")
    asked = await on.presses(olga, asked, "Ждут согласия родителя", "без класса")
    asked = await on.presses(olga, asked, "без класса", CODE)
    card = await on.presses(olga, asked, CODE, "Новый код")
    shown = await on.presses(olga, card, "Новый код", "start=")
    found = LINK.search(shown.text)
    if found is None:
        raise NotSeen("нет ссылки для родителя")
    return found[1]
