"""An update without a readable chat ended the playground's delivery for everybody."""

import pytest

from bot.playground.server import Playground
from bot.playground.wire import Json
from tests.bot.playground_bot import bot_on
from tests.bot.test_playground_webhook import Hook, serving


@pytest.mark.parametrize(
    "odd",
    [
        {"message": {"message_id": 1, "chat": []}},
        {"message": {"message_id": 1}},
        {"message": "words"},
        {"callback_query": {"id": "1", "from": 7}},
    ],
)
async def test_the_next_update_is_delivered(odd: dict[str, Json]) -> None:
    async with serving(Hook()) as hook, Playground() as playground, bot_on(playground) as bot:
        hook.gate.set()
        await bot.set_webhook(hook.url)
        first = playground.push(odd)
        playground.person(1).says("next")
        await hook.bell.until(lambda: len(hook.taken) >= 2 or None, 5)
        assert [update["update_id"] for update in hook.taken] == [first, first + 1]
