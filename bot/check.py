"""Look at everything an operator can get wrong, and name each fault with its key."""

import asyncio
from dataclasses import dataclass
from pathlib import Path

from aiogram.exceptions import AiogramError, TelegramNotFound, TelegramUnauthorizedError

from bot.clock import SystemClock
from bot.composition import open_bot
from bot.ending import CannotGoOn
from bot.health import look
from bot.naming import told
from bot.settings import Settings
from bot.settings_file import Fault, examine
from mentoring.consent_texts.reading import faults as faults_in
from mentoring.needs import unmet_needs
from mentoring.organisations import Organisation
from mentoring.questionnaire import Catalogue
from mentoring.questionnaire.refusals import FaultyDefinition
from storage import Storage, StorageError, open_storage

TELEGRAM_SECONDS = 10


@dataclass(frozen=True)
class Report:
    """Hold what was found."""

    faults: list[Fault]
    health: str = ""


def check_all(path: Path) -> Report:
    """Check settings, questionnaires, catalogues, database and token; all faults at once."""
    settings, faults = examine(path)
    if settings is None:
        return Report(faults)
    faults += questionnaires(settings) + consent_texts(settings) + catalogues()
    known = {fault.key for fault in faults}
    return asyncio.run(outside(settings, faults, known))


async def outside(settings: Settings, faults: list[Fault], known: set[str]) -> Report:
    """Check what is outside this process, except where the settings are wrong already."""
    health = ""
    if "database.url" not in known:
        try:
            health = await database(settings)
        except StorageError as error:
            faults.append(Fault("database.url", str(error)))
    if not known & {"telegram.token", "telegram.api_url", "telegram.proxy"}:
        faults += await telegram(settings)
    return Report(faults, health)


def questionnaires(settings: Settings) -> list[Fault]:
    """Name every fault in the school's own questionnaires: file, question, reason."""
    folder = settings.questionnaires.folder
    if folder is None:
        return []
    found = Catalogue.faults(folder) or tuple(unmet_needs(Catalogue.load(folder)))
    return [Fault("questionnaires.folder", worded(each)) for each in found]


def consent_texts(settings: Settings) -> list[Fault]:
    """Name every fault in the school's own consent texts, a sentence each."""
    folder = settings.consents.folder
    if folder is None:
        return []
    return [Fault("consents.folder", each) for each in faults_in(folder)]


def worded(fault: FaultyDefinition) -> str:
    """Say a questionnaire's fault in one line."""
    return ": ".join(str(part) for part in (fault.file, fault.question, fault.reason) if part)


def catalogues() -> list[Fault]:
    """Read the translations; a broken file would end the bot at its start."""
    from babel.messages.pofile import PoFileError

    from bot.i18n import tongues

    try:
        tongues()
    except (OSError, PoFileError, ValueError) as error:
        return [Fault("locales", f"cannot be read: {type(error).__name__}")]
    return []


async def database(settings: Settings) -> str:
    """Reach the database and return its health line; an empty one has none yet."""
    clock = SystemClock()
    storage = await open_storage(settings.database.url, clock, settings.key_file)
    try:
        if await storage.revision() is None:
            return "the database is empty; it is set up at the first start"
        served = len(await storage.doors.organisations())
        several = f", organisations {served}" if served > 1 else ""
        return "\n".join([await look(storage, clock.now()) + several, *await notes(storage)])
    finally:
        await storage.close()


async def notes(storage: Storage) -> list[str]:
    """Name what is no fault but chosen by people or left to them: names in chats, urgent help."""
    served = await storage.doors.organisations()
    unsaid = [
        f"consents, {_named(each)}: the address of the operator is not given"
        for each in served
        if not each.address
    ]
    unconfirmed = [
        f"help, {_named(each)}: people and numbers are not confirmed in chat yet"
        for each in served
        if each.help_confirmed_at is None
    ]
    return [*["; ".join(map(told, served))] * bool(served), *unsaid, *unconfirmed]


def _named(organisation: Organisation) -> str:
    return organisation.name or "organisation"


async def telegram(settings: Settings) -> list[Fault]:
    """Ask Telegram who the token belongs to."""
    try:
        async with open_bot(settings) as bot:
            await bot.get_me(request_timeout=TELEGRAM_SECONDS)
    except (CannotGoOn, TelegramUnauthorizedError, TelegramNotFound):
        return [Fault("telegram.token", "Telegram does not know this token; see @BotFather")]
    except (AiogramError, ValueError) as error:
        address = settings.telegram.api_url
        return [Fault("telegram.api_url", f"{address} does not answer ({type(error).__name__})")]
    return []
