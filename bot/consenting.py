"""Bring what the settings say about consents and pairs to every organisation at the start."""

from bot.ending import CannotGoOn
from bot.settings import Settings
from mentoring.consent_texts import publish_own
from mentoring.consent_texts.reading import FaultyText, Source, read_folder
from storage import Storage


async def settle_consents(storage: Storage, settings: Settings) -> None:
    """Publish the school's own texts where they are new; store ages and measures of pairs."""
    sources = own_texts(settings)
    said = {
        "own_from": settings.consents.own_from,
        "norms": settings.matching.norms(),
        "most_mentees": settings.matching.most_mentees,
    }
    for known in await storage.doors.organisations():
        now = known.model_copy(update=said)
        if known == now and not sources:
            continue
        async with storage.work(known.id) as tx:
            await tx.organisations.save(now)
            await publish_own(tx, sources)


def own_texts(settings: Settings) -> tuple[Source, ...]:
    """Read the folder of the settings; a faulty file ends the start with one sentence."""
    folder = settings.consents.folder
    if folder is None:
        return ()
    try:
        return read_folder(folder)
    except (OSError, UnicodeDecodeError, FaultyText) as error:
        raise CannotGoOn(f"consents.folder: {error}") from None
