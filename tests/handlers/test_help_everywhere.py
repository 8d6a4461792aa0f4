"""Whoever takes part finds help on every screen, wherever they are."""

from dataclasses import dataclass, field
from pathlib import Path

import pytest

from handlers.callbacks.sharing import NewPerson
from tests.handlers.applicants import MENTEE_ANSWERS, answers, consents
from tests.handlers.college import College
from tests.handlers.lived import college_town
from tests.handlers.paired import paired_town
from tests.handlers.test_every_button import MENTEE, MENTOR, Walk
from tests.talk import town
from tests.telegram_shapes import Shown

HELP = "hl"
"""What the buttons of help begin with: to ask, and all that stands on its own screens."""

COMMANDS = ("/start", "/menu", "/profile", "/consent", "/mydata", "/pair", "/meetings")
MORE = ("/settings", "/help", "/cancel", "что-нибудь")


@dataclass
class Search(Walk):
    """Press whatever there is and remember the screens that offer no help."""

    helpless: set[str] = field(default_factory=set)

    def _plan(self, shown: Shown) -> None:
        if not offers_help(shown):
            self.helpless.add(shown.text.split("\n")[0])
        super()._plan(shown)


def offers_help(shown: Shown) -> bool:
    """Tell whether a screen leads to help, or has no buttons at all."""
    return not shown.keys or any(key.data.startswith(HELP) for key in shown.keys)


@pytest.mark.long
@pytest.mark.parametrize("number", [MENTOR, MENTEE])
async def test_help_is_on_every_screen_of_a_participant(tmp_path: Path, number: int) -> None:
    async with college_town(tmp_path) as here:
        person = here.person(number)
        search = Search(here, person, known={NewPerson(sure=True).pack()})
        assert await search.go(*COMMANDS, *MORE, most=60) > 25
        assert search.helpless == set()


async def test_a_question_leads_to_help_and_waits(tmp_path: Path) -> None:
    async with town(tmp_path) as here:
        await here.curator.says("/menu")
        anna = here.person(1001)
        await consents(anna)
        await answers(anna, *MENTEE_ANSWERS[:2])
        asked = anna.screen
        await anna.presses("Нужна помощь")
        assert anna.sees("О чём просьба?"), anna
        await here.restarts()
        await anna.presses("К текущему вопросу")
        assert anna.screen.text == asked.text
        await anna.says("/cancel")
        assert offers_help(anna.screen), anna
        await anna.presses("Нужна помощь", on=asked)
        assert anna.sees("О чём просьба?")


async def test_a_meeting_leads_to_help(tmp_path: Path) -> None:
    async with paired_town(tmp_path) as paired:
        await paired.agree()
        assert offers_help(paired.ivan.screen), paired.ivan
        await paired.ivan.presses("Открыть")
        await paired.ivan.presses("Отменить встречу")
        assert offers_help(paired.ivan.screen), paired.ivan
        await paired.ivan.presses("Отменить встречу")
        assert paired.maria.sees("Встреча отменена")
        assert offers_help(paired.maria.screen), paired.maria


async def test_an_offer_leads_to_help(tmp_path: Path) -> None:
    async with town(tmp_path) as here:
        college = College(here)
        await here.curator.says("/menu")
        ivan = await college.mentor("Яковлев Иван Олегович")
        maria = await college.mentee("Кузнецова Мария Петровна")
        await college.offers(ivan, maria)
        await ivan.phone.presses("Открыть")
        assert offers_help(ivan.phone.screen), ivan.phone
        await ivan.phone.presses("Не смогу")
        assert offers_help(ivan.phone.screen), ivan.phone
