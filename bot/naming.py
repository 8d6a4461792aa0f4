"""Bring what the settings say about names in chats to every organisation, and tell of it."""

from bot.settings import Settings
from mentoring.names_in_chat import write_down
from mentoring.organisations import Organisation
from storage import Storage


async def settle_names(storage: Storage, settings: Settings) -> None:
    """Store the choice of the settings where it is another one; without one, chats decide."""
    codes = settings.privacy.pseudonymous
    for known in await storage.doors.organisations():
        settled = known.names_at is not None and known.names_by is None
        if codes is None or (settled and known.pseudonymous is codes):
            continue
        async with storage.work(known.id) as tx:
            await write_down(tx, None, codes=codes)


def told(known: Organisation) -> str:
    """Say in a line what chats of an organisation hold, who chose it and when."""
    holds = "codes only" if known.pseudonymous else "names"
    if known.names_at is None:
        return f"organisation {known.id}: chats hold {holds}, nobody has chosen yet"
    by = "the settings" if known.names_by is None else f"person {known.names_by}"
    return (
        f"organisation {known.id}: chats hold {holds}, chosen by {by} on {known.names_at:%d.%m.%Y}"
    )
