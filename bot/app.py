"""Hold the parts of an open bot, begin its work and end it."""

import asyncio
from dataclasses import dataclass

from aiogram import Bot

from bot.clock import LivingClock
from bot.commands import CommandLists
from bot.courier import Courier
from bot.importing import Importer
from bot.intake import Intake
from bot.jobs import Jobs
from bot.lanes import Lanes
from bot.nursery import Nursery
from bot.patience import Patience
from bot.planner import Planner
from bot.routines import Routines
from bot.settings import Settings
from mentoring.house import House
from mentoring.ids import OrganisationId
from mentoring.people import StaffRole
from storage import Storage

DRAIN_SECONDS = 20.0


@dataclass(frozen=True, kw_only=True)
class App:
    """Be a bot that is open; what it does not do itself its parts do."""

    settings: Settings
    clock: LivingClock
    storage: Storage
    organisation: OrganisationId
    bot: Bot
    house: House
    courier: Courier
    jobs: Jobs
    importer: Importer
    planner: Planner
    routines: Routines
    lanes: Lanes
    intake: Intake
    nursery: Nursery
    patience: Patience
    commands: CommandLists
    stop: asyncio.Event

    async def begin(self) -> None:
        """Take up what an earlier run left: messages first, then updates."""
        await self.courier.start()
        await self.routines.plan_everywhere()
        await self.intake.take_up()
        for each in await self.storage.doors.organisations():
            async with self.storage.read(each.id) as tx:
                self.commands.take_back(await tx.people.former(*StaffRole))

    async def settled(self) -> None:
        """Wait until updates are handled, and what is due has been done and sent."""
        await self.lanes.settled()
        await self.nursery.finished()
        await self.jobs.look()
        for worker in (self.importer, self.planner):
            if await worker.finished():
                self.courier.wake()
        await self.courier.settled()


async def take_apart(app: App) -> None:
    """End the work: handlers finish, the sender stops, the rest is on disk."""
    await app.lanes.drain(DRAIN_SECONDS)
    await app.importer.stop()
    await app.planner.stop()
    await app.courier.stop()
    await app.jobs.stop()
    await app.nursery.close()
