"""Put the bot together from its settings, and take it apart again in the right order."""

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

from aiogram import Bot
from aiogram.client.session.base import BaseSession
from aiogram.utils.token import TokenValidationError

from bot.acquaintance import Acquaintance
from bot.app import App, take_apart
from bot.carrier import Carrier
from bot.clock import LivingClock, SystemClock
from bot.commands import CommandLists
from bot.conversation import Conversation, whole_conversation
from bot.courier import Courier
from bot.dispatcher import Dispatch, build_dispatcher
from bot.ending import CannotGoOn
from bot.errors import Edge
from bot.files import Files
from bot.founding import founded
from bot.importing import Importer
from bot.intake import Intake
from bot.jobs import Jobs
from bot.lanes import Lanes
from bot.ledger import Ledger
from bot.middlewares import Reception
from bot.nursery import Nursery
from bot.paced import PacedRequests
from bot.pacing import Pacing
from bot.patience import UNKNOWN_TO_TELEGRAM, Patience
from bot.planner import Planner
from bot.recurring import recurring
from bot.render import Wording
from bot.routines import Routines
from bot.settings import Settings
from bot.watchdog import Watchdog
from bot.wire import WatchedSession
from mentoring.house import House, Rules
from mentoring.questionnaire import Catalogue
from storage import Storage, only_process, open_storage


@asynccontextmanager
async def open_app(
    settings: Settings,
    *,
    clock: LivingClock | None = None,
    session: BaseSession | None = None,
    conversation: Conversation | None = None,
) -> AsyncIterator[App]:
    """Open everything that a bot needs, close it in the opposite order."""
    clock = clock or SystemClock()
    storage = await open_storage(settings.database.url, clock, settings.key_file)
    try:
        async with only_process(storage):
            await storage.upgrade()
            async with open_bot(settings, session) as bot:
                app = await put_together(
                    settings, clock, storage, bot, conversation or whole_conversation()
                )
                try:
                    yield app
                finally:
                    await take_apart(app)
    finally:
        await storage.close()


@asynccontextmanager
async def open_bot(settings: Settings, session: BaseSession | None = None) -> AsyncIterator[Bot]:
    """Open aiogram's bot on our session."""
    telegram = settings.telegram
    own = session or WatchedSession(telegram.api_url, telegram.proxy)
    try:
        yield Bot(telegram.token.get_secret_value(), own)
    except TokenValidationError:
        raise CannotGoOn(UNKNOWN_TO_TELEGRAM) from None
    finally:
        await own.close()


async def put_together(
    settings: Settings,
    clock: LivingClock,
    storage: Storage,
    bot: Bot,
    conversation: Conversation,
) -> App:
    """Make the parts and tie them."""
    organisation = await founded(storage, settings)
    patience = Patience(settings.telegram.api_url)
    house = house_of(settings, (await patience.until(bot.me)).username or "")
    nursery, stop = Nursery(), asyncio.Event()
    courier = open_courier(settings, storage, bot, house, clock, conversation, stop)
    commands = CommandLists(bot, nursery, conversation.tongues, settings.organisation.locale)
    acquaintance = Acquaintance(storage, organisation.id, house, organisation.locale)
    reception = Reception(storage, courier, acquaintance, house, clock, commands)
    dispatch = Dispatch(bot, build_dispatcher(reception, conversation.routers()), reception)
    lanes = Lanes(Edge(storage.inbox, dispatch, dispatch.apologise), nursery)
    importer, planner = Importer(storage, Files(bot), house, clock), Planner(storage, clock)
    routines = Routines(storage, clock, recurring(settings, house.rules))
    return App(
        settings=settings,
        clock=clock,
        storage=storage,
        organisation=organisation.id,
        bot=bot,
        house=house,
        courier=courier,
        jobs=Jobs(storage, courier, routines, clock, Watchdog(), importer.look, planner.look),
        importer=importer,
        planner=planner,
        routines=routines,
        lanes=lanes,
        intake=Intake(bot, storage.inbox, lanes, nursery),
        nursery=nursery,
        patience=patience,
        commands=commands,
        stop=stop,
    )


def open_courier(
    settings: Settings,
    storage: Storage,
    bot: Bot,
    house: House,
    clock: LivingClock,
    conversation: Conversation,
    stop: asyncio.Event,
) -> Courier:
    """Make the one sender and let everything that leaves wait for its pacing."""
    pacing = Pacing(settings.pacing.rate, settings.pacing.chat_burst)
    bot.session.middleware(PacedRequests(pacing))
    wording = Wording(
        storage, conversation.screens, conversation.refusals, conversation.tongues, house, clock
    )
    carrier = Carrier(bot, storage, wording, pacing, clock)
    return Courier(storage, carrier, Ledger(storage, pacing, clock), pacing, clock, stop.set)


def house_of(settings: Settings, bot_name: str) -> House:
    """Return what handlers and screens know besides the database."""
    folder = settings.questionnaires.folder
    return House(
        questionnaires=Catalogue.load(*([folder] if folder else [])),
        rules=Rules(
            reminders=settings.reminders.meeting,
            quiet_hours=settings.reminders.quiet_hours,
            joint_meeting=settings.reminders.joint_meeting,
            wish_window=settings.reminders.wish_window,
            announce_window=settings.reminders.announce_window,
            order_basis=settings.orders.basis,
            curators=settings.access.curators,
            administrators=settings.access.administrators,
            emergency=settings.help.emergency,
            helpline=settings.help.helpline,
            pseudonymous=settings.privacy.pseudonymous,
            open_registration=settings.access.registration == "open",
        ),
        bot_name=bot_name,
    )
