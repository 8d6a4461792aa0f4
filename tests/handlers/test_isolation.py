"""A curator of one school walks everywhere and presses another school's buttons in vain."""

import re
from collections.abc import AsyncIterator, Iterator
from datetime import timedelta
from io import BytesIO
from pathlib import Path
from zipfile import BadZipFile, ZipFile

import pytest
from aiogram.methods import EditMessageText, SendDocument, SendMessage

from bot.commands import for_everybody, for_staff
from bot.playground.college.cast import CURATOR
from handlers.texts.speech import Tongue, speaking
from mentoring.enrolments import enrol
from mentoring.ids import OrganisationId
from mentoring.people import Bracket, StaffRole, Wish
from tests.handlers.college import College
from tests.handlers.lived import college_town
from tests.handlers.test_every_button import Walk
from tests.handlers.two_schools import curator_of, second_school
from tests.talk import Person, Town

OWN_MENTOR, OWN_MENTEE = "Зимина Дарья Павловна", "Ершов Глеб Ильич"
SHOWS = SendMessage | EditMessageText | SendDocument
FINAL = ("csr:", "csn:", "pve:", "ogc:", "lang:", "dho:", "sre:")
"""What ends the walk: a consent, an account, a language or a curator's own role."""

GROUP = "11-Тайный"


@pytest.fixture
async def here(tmp_path: Path) -> AsyncIterator[Town]:
    async with college_town(tmp_path) as opened:
        yield opened


async def secrets_of(here: Town, school: OrganisationId) -> set[str]:
    """Collect what tells of people of a school: surnames, phones, own words of questionnaires."""
    async with here.app.storage.read(school) as tx:
        people = await tx.people.all()
        sides = await tx.participations.all()
    told = {each.name.split()[0] for each in people if each.name}
    told |= {each.phone for each in people if each.phone}
    for side in sides:
        told |= {text for text in strings(side.profile) if " " in text}
    assert len(told) > 20
    return told


async def expects(here: Town, school: OrganisationId) -> None:
    """Let somebody be expected and somebody be invited, both of a class nobody else knows."""
    async with here.app.storage.work(school) as tx:
        organisation = await tx.organisations.get()
        await tx.organisations.save(organisation.model_copy(update={"groups": (GROUP,)}))
        await enrol(tx, Wish.MENTEE, Bracket.FROM_14, GROUP)
        [curator, *_] = await tx.people.staff(StaffRole.CURATOR)
        term = tx.now + timedelta(days=7)
        await tx.invitations.add("0" * 64, Wish.MENTEE.value, GROUP, term, 5, curator.id)


def strings(value: object) -> Iterator[str]:
    """Find every text in a profile."""
    if isinstance(value, str):
        yield value.removeprefix("=")
    elif isinstance(value, dict):
        for each in value.values():
            yield from strings(each)
    elif isinstance(value, list | tuple):
        for each in value:
            yield from strings(each)


def told_to(here: Town, person: Person, since: int) -> Iterator[str]:
    """Give all that went out to somebody: texts, labels, names and insides of files."""
    for each in here.telegram.requests[since:]:
        if isinstance(each, SHOWS) and each.chat_id == person.number:
            yield str(each.model_dump(exclude={"document"}))
    for shown in person.documents:
        yield str(shown.file)
        yield from inside(shown.content or b"")


def inside(content: bytes) -> Iterator[str]:
    """Give the texts of a workbook or a document, or the bytes as they are."""
    try:
        with ZipFile(BytesIO(content)) as packed:
            yield from (packed.read(name).decode("utf-8", "ignore") for name in packed.namelist())
    except BadZipFile:
        yield content.decode("utf-8", "ignore")


def every_command() -> list[str]:
    """Name every command there is, of any role."""
    with speaking(Tongue()):
        every = (*for_everybody(), *for_staff(frozenset(StaffRole)))
    return list(dict.fromkeys(f"/{each.command}" for each in every))


async def walks_everywhere(here: Town, person: Person, times: int = 1) -> Walk:
    """Let a curator say every command and press a button of every kind, until none is new.

    Gently first: a second press of a kind may end what other kinds stand under.
    """
    walk = Walk(here, person, final=FINAL)
    for walk.each in range(1, times + 1):
        await walk.go(*every_command())
    shown = {kind_of(data) for data in walk.seen if not data.startswith(FINAL)}
    assert shown == set(walk.kinds), "a kind of button was shown and not pressed"
    return walk


def kind_of(data: str) -> str:
    """Return the prefix of what a button carries."""
    return re.split("[:|]", data)[0]


async def buttons_of(here: Town, person: Person) -> list[str]:
    """Let a curator look around at home; return every button there that names something."""
    walk = await walks_everywhere(here, person)
    numbered = re.compile(r"[:|][^:|]*\d")
    return [
        each for each in sorted(walk.seen) if numbered.search(each) and not each.startswith(FINAL)
    ]


@pytest.mark.long
async def test_a_curator_finds_nothing_of_another_school(here: Town) -> None:
    home = here.app.organisation
    other = await second_school(here)
    vera = await curator_of(here, other)
    staff = College(here, number=5000, organisation=other)
    await staff.mentor(OWN_MENTOR)
    await staff.mentee(OWN_MENTEE)
    await expects(here, home)
    secrets = await secrets_of(here, home) | {GROUP}
    theirs = await buttons_of(here, here.person(CURATOR))
    assert len(theirs) > 200
    since = len(here.telegram.requests)
    walk = await walks_everywhere(here, vera, times=2)
    assert len(walk.kinds) > 80
    assert any(OWN_MENTOR.split()[0] in each for each in told_to(here, vera, since))
    for data in theirs:
        await vera.presses_data(data)
    leaks = {secret for text in told_to(here, vera, since) for secret in secrets if secret in text}
    assert leaks == set()
    async with here.app.storage.read(home) as tx:
        assert {each.id for each in await tx.people.staff(*StaffRole)}
        assert len(await tx.people.all()) > 10
