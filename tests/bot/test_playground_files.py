"""A person sends the bot a file: getFile tells the way, twenty megabytes are the limit."""

import pytest
from aiogram import Bot

from bot.files import Files
from bot.playground.server import Playground
from bot.wire import WatchedSession
from mentoring.roster.faults import UnreadableList, Why


async def test_the_bot_fetches_what_was_sent() -> None:
    async with Playground() as playground:
        phone = playground.person(7)
        phone.sends_file("список.csv", b"1;2\n" * 50_000)
        phone.sends_file("список.xlsx", bytes(21 * 1024 * 1024))
        small, large = (message.document for message in phone.messages)
        assert small is not None
        assert large is not None
        assert phone.messages[0].wire({})["document"]["file_name"] == "список.csv"
        session = WatchedSession(playground.url)
        files = Files(Bot(playground.token, session))
        try:
            assert await files.fetch(small.id) == b"1;2\n" * 50_000
            for reference, why in ((large.id, Why.TOO_BIG), ("nothing", Why.NOT_FETCHED)):
                with pytest.raises(UnreadableList) as caught:
                    await files.fetch(reference)
                assert caught.value.why is why
        finally:
            await session.close()
