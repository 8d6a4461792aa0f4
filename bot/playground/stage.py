"""Set the stage of the demo and the tour: the sample college, its bot at work, people's phones."""

import time
from collections.abc import AsyncIterator, Callable, Mapping, Sequence
from contextlib import asynccontextmanager
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from tempfile import TemporaryDirectory

from aiohttp.web import RouteDef

from bot.app import App
from bot.clock import MovableClock
from bot.composition import open_app
from bot.nursery import Nursery
from bot.playground.answering import asks
from bot.playground.college.cast import CURATOR, Cast, Role, teachers
from bot.playground.college.history import CURATOR_NAME, TODAY, ZONE, College
from bot.playground.limits import UNLIMITED
from bot.playground.phone import Phone
from bot.playground.server import Playground
from bot.running import work
from bot.settings import GivenSettings
from mentoring.forms import TEACHER_TEACHER

NO_BURST = 1000
"""On the stage nobody waits because one chat has had five messages."""

Say = Callable[[str], None]


@dataclass(frozen=True)
class Stage:
    """Hold what is on stage: the stand-in for Telegram, the bot, the clock, the cast."""

    playground: Playground
    app: App
    clock: MovableClock
    troupe: Cast
    codes: bool = False

    @property
    def cast(self) -> Mapping[int, Role]:
        """Return the participants by number."""
        return self.troupe.roles

    def phone(self, number: int) -> Phone:
        """Return somebody's phone."""
        return self.playground.phones[number]


@asynccontextmanager
async def open_stage(
    port: int = 0,
    say: Say = lambda _: None,
    routes: Sequence[RouteDef] = (),
    *,
    codes: bool = False,
    forms: tuple[str, ...] = (TEACHER_TEACHER,),
    troupe: Cast | None = None,
) -> AsyncIterator[Stage]:
    """Open the college on its Tuesday morning in November; everything is gone at the end."""
    clock, begun, cast = MovableClock(), time.monotonic(), troupe or teachers()
    clock.set(TODAY)
    playground = Playground(now=clock.now, one_chat=UNLIMITED, asks=asks, routes=routes)
    await playground.start(port=port)
    try:
        with TemporaryDirectory(prefix="nastavnik-") as folder:
            settings = settings_for(playground, Path(folder), forms, cast, codes=codes)
            async with open_app(settings, clock=clock) as app:
                say("Колледж проживает первые месяцы программы…")
                await College(app.storage, app.organisation, app.house, clock, cast).live()
                come_in(playground, cast)
                stage = Stage(playground, app, clock, cast, codes)
                async with at_work(stage):
                    await greeted(stage)
                    say(f"Готово за {time.monotonic() - begun:.1f} с.")
                    yield stage
    finally:
        await playground.stop()


def settings_for(
    playground: Playground, folder: Path, forms: tuple[str, ...], cast: Cast, *, codes: bool
) -> GivenSettings:
    """Return the settings of the sample college, whatever the environment says."""
    return GivenSettings.model_validate(
        {
            "telegram": {"token": playground.token, "api_url": playground.url},
            "database": {"url": f"sqlite:///{folder / 'college.db'}"},
            "organisation": {
                "name": "Вятский техникум",
                "kind": "college",
                "timezone": ZONE.key,
                "locale": "ru",
            },
            "access": {"curators": [CURATOR]},
            "cycle": {
                "title": "2026/27 учебный год",
                "starts_on": date(2026, 9, 1),
                "ends_on": date(2027, 6, 30),
                "forms": forms,
            },
            "contingent": cast.contingent,
            "targets": {who: {2026: cast.targets[who]} for who in cast.contingent},
            "privacy": {"pseudonymous": codes},
            "reminders": {"announce_window": "0m"},  # whoever shows the demo waits for nothing
            "backup": {"dir": folder / "backups"},
            "pacing": {"chat_burst": NO_BURST},
            "log": {"level": "warning"},
        }
    )


def come_in(playground: Playground, cast: Cast) -> None:
    """Let everybody in who has talked with the bot before."""
    playground.person(CURATOR, CURATOR_NAME, started=True)
    for other in cast.others:
        playground.person(other.number, other.given, started=True)
    for role in cast.roles.values():
        playground.person(role.number, role.name.given, started=True)


@asynccontextmanager
async def at_work(stage: Stage) -> AsyncIterator[None]:
    """Let the bot work by long polling for as long as the context lasts."""
    nursery = Nursery()
    await stage.app.begin()
    stage.app.jobs.start()
    await stage.app.commands.publish()
    nursery.start(work(stage.app), "bot")
    try:
        yield
    finally:
        await nursery.close()


async def greeted(stage: Stage) -> None:
    """Let everybody open the chat, so that each phone shows where its person stands."""
    phones = list(stage.playground.phones.values())
    for phone in phones:
        phone.says("/start")
    for phone in phones:
        await phone.hears()
