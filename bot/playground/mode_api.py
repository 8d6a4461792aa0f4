"""Let the page ask for the same college in the other mode: chats with names, or without."""

import asyncio
from dataclasses import dataclass, field

from aiohttp import web

from bot.playground.page_api import body_of
from bot.playground.wire import json_response


@dataclass
class ModeApi:
    """Serve the switch; whoever opened the stage waits for `wished` and opens it anew."""

    codes: bool
    wished: asyncio.Event = field(default_factory=asyncio.Event)

    def routes(self) -> list[web.RouteDef]:
        """Return the routes."""
        return [web.get("/page/mode", self.tell), web.post("/page/mode", self.turn)]

    async def tell(self, _: web.Request) -> web.Response:
        """Say which mode the college is in."""
        return json_response({"codes": self.codes})

    async def turn(self, request: web.Request) -> web.Response:
        """Wish for a mode: {codes}; the one there is already changes nothing."""
        codes = (await body_of(request)).get("codes")
        if not isinstance(codes, bool):
            raise web.HTTPBadRequest(text="codes is true or false")
        if codes is not self.codes:
            self.wished.set()
        return json_response({"ok": True})
