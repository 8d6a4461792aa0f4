"""What the demo page asks for beside the phones: the cast, the clock, answers for somebody."""

from dataclasses import dataclass, field
from datetime import timedelta

from aiohttp import web

from bot.playground.answering import Answering
from bot.playground.college.cast import CURATOR, FREE_MENTOR, NEWCOMER, Other, Role, guest
from bot.playground.college.history import ZONE
from bot.playground.page_api import body_of, number_in
from bot.playground.passing import Passing
from bot.playground.phone import NotSeen
from bot.playground.stage import Stage
from bot.playground.wire import JsonObject, json_response
from mentoring.people import Wish

MOVES = {"hour": timedelta(hours=1), "day": timedelta(days=1)}


@dataclass
class ClockApi:
    """Serve what the page can do with the stage."""

    opened: Stage | None = None
    _answered: set[int] = field(default_factory=set)

    def routes(self) -> list[web.RouteDef]:
        """Return the routes."""
        return [
            web.get("/page/stage", self.describe),
            web.post("/page/clock", self.move),
            web.post("/page/answer", self.answer),
        ]

    @property
    def stage(self) -> Stage:
        """Return the stage, once it is set."""
        if self.opened is None:
            raise web.HTTPServiceUnavailable(text="the college is being set up")
        return self.opened

    async def describe(self, _: web.Request) -> web.Response:
        """Return who is on stage, whose phones lie in front, and where the clock hangs."""
        troupe = self.stage.troupe
        people = [_curator(), *(_other(each) for each in troupe.others)]
        people += [_described(role) for role in troupe.roles.values()]
        shown = [CURATOR, NEWCOMER, FREE_MENTOR]
        return json_response({"zone": ZONE.key, "people": people, "shown": shown})

    async def move(self, request: web.Request) -> web.Response:
        """Move the clock: {move: hour | day | next}; what falls due on the way happens in turn."""
        wished, passing, moved = (await body_of(request)).get("move"), Passing(self.stage), True
        if wished == "next":
            moved = await passing.to_next()
        elif wished in MOVES:
            await passing.by(MOVES[wished])
        else:
            raise web.HTTPBadRequest(text="move is hour, day or next")
        return json_response({"moved": moved, "now": self.stage.clock.now().isoformat()})

    async def answer(self, request: web.Request) -> web.Response:
        """Fill in the questionnaire that is open on a phone: {person}."""
        person = number_in((await body_of(request)).get("person"))
        phone = self.stage.playground.phones.get(person)
        if phone is None:
            raise web.HTTPNotFound(text="no such person")
        if person in self._answered:
            raise web.HTTPConflict(text="the answers are being given already")
        self._answered.add(person)
        try:
            role = self.stage.cast.get(person) or guest(person)
            await Answering(self.stage.app, phone, role).finish()
        except NotSeen as error:
            raise web.HTTPConflict(text="the questionnaire is not where it was") from error
        finally:
            self._answered.discard(person)
        return json_response({"ok": True})


def _curator() -> JsonObject:
    return {"id": CURATOR, "side": "staff", "part": "curator", "subject": "", "she": True}


def _other(other: Other) -> JsonObject:
    return {"id": other.number, "side": other.side, "part": other.part, "subject": "", "she": True}


def _described(role: Role) -> JsonObject:
    side = "mentor" if role.wish is Wish.MENTOR else "mentee"
    return {
        "id": role.number,
        "side": side,
        "part": role.part,
        "subject": role.subject if role.part == "teacher" else "",
        "she": role.name.father.endswith("на"),
    }
