"""The whole line in English: nobody who chose it meets a Russian word."""

import re
from collections.abc import Iterator
from pathlib import Path

from aiogram.methods import EditMessageText, SendDocument, SendMessage
from aiogram.types import InlineKeyboardMarkup

from tests.talk import CURATOR, Person, Town, town

CYRILLIC = re.compile("[А-Яа-яЁё]+")
SCHOOL: dict[str, object] = {"name": "Vyatka College", "kind": "college", "locale": "en"}
WAYS = ("Back", "Continue later", "◂", "▸", "🆘 I need help")
MOST_ACTS = 150
TYPED = {
    "your name": "Smith John Brown",
    "born": "14.03.1996",
    "as whom": "Vyatka College, lecturer",
    "subjects": "Mathematics",
    "How many": "10",
    "do you need": "To run practical lessons with more confidence",
}


async def answers_everything(person: Person, name: str) -> None:
    """Answer whatever is asked, up to the summary."""
    acts = 0
    while "Send the questionnaire" not in person.screen.buttons:
        shown, acts = person.screen, acts + 1
        assert acts < MOST_ACTS, person
        free = [label for label in shown.buttons if label not in WAYS]
        if "Skip" in free:
            await person.presses("Skip", on=shown)
        elif any(label.startswith("Done") for label in free):
            await person.presses("Done", on=shown)
        elif free and not free[0].startswith(("Other", "Another")):
            await person.presses(free[0], on=shown)
        else:
            words = next((v for k, v in TYPED.items() if k in shown.text), "September 2025")
            await person.says(name if words == "Smith John Brown" else words)
    await person.presses("Send the questionnaire")


async def joins(person: Person, role: str, name: str) -> None:
    await person.says("/start")
    for label in ("Begin", role, "18 or older", "I give my consent"):
        await person.presses(label)
    await answers_everything(person, name)
    assert person.sees("sent"), person


def said(here: Town) -> Iterator[str]:
    """Everything the bot has said, also what was replaced since."""
    for request in here.telegram.requests:
        if isinstance(request, SendMessage | EditMessageText):
            yield request.text or ""
        elif isinstance(request, SendDocument):
            yield request.caption or ""
        markup = getattr(request, "reply_markup", None)
        if isinstance(markup, InlineKeyboardMarkup):
            yield from (key.text for row in markup.inline_keyboard for key in row)


async def form_a_pair(olga: Person, ivan: Person, maria: Person) -> None:
    await olga.says("/start")
    await joins(ivan, "I want to be a mentor", "Yakovlev Ivan")
    await olga.presses("Open")
    await olga.presses("Approve")
    await joins(maria, "I need a mentor", "Kuznetsova Maria")
    await olga.presses("Open", on=olga.screens[-1])
    await olga.presses("Approve")
    await olga.presses("Propose")
    for person in (ivan, maria):
        await person.presses("Open", on=person.screens[-1])
        await person.presses("Accept")
    await olga.presses("Open", on=olga.screens[-1])
    await olga.presses("Announce")


async def meet(here: Town, ivan: Person, maria: Person) -> None:
    await ivan.presses("Open", on=ivan.screens[-1])
    await ivan.presses("Agree on a meeting")
    await ivan.presses("Another time")
    await ivan.says("tomorrow")
    await ivan.says("at 4 pm")
    await ivan.presses("Online")
    assert maria.sees("A meeting is proposed: tomorrow, on Tuesday, 24 November, at 16:00"), maria
    await maria.presses("It suits me")
    await here.moves(hours=28)
    assert maria.sees("A meeting today, on Tuesday, 24 November, at 16:00"), maria
    await here.moves(hours=6)
    for person in (ivan, maria):
        for label in ("Yes", "9", "8"):
            await person.presses(label)
        assert person.sees("Thank you"), person


async def test_no_russian_word_in_english(tmp_path: Path) -> None:
    async with town(tmp_path, organisation=SCHOOL) as here:
        olga = here.person(CURATOR, language="en", name="Olga")
        ivan = here.person(11, language="en", name="Ivan")
        maria = here.person(12, language="en", name="Maria")
        await form_a_pair(olga, ivan, maria)
        await meet(here, ivan, maria)
        for person, commands in (
            (maria, ("/menu", "/pair", "/meetings", "/profile", "/mydata", "/consent", "/help")),
            (olga, ("/menu", "/people", "/match", "/pairs", "/report", "/announce")),
        ):
            for command in commands:
                await person.says(command)
        russian = {word for words in said(here) for word in CYRILLIC.findall(words)}
        assert russian <= {"Русский"}
        assert len(list(said(here))) > 300
