"""A conversation of three screens, for tests of the process rather than of the programme."""

from functools import cache

from aiogram import F, Router
from aiogram.filters import Command, CommandStart
from aiogram.types import CallbackQuery, Message

from bot.conversation import Conversation
from handlers.screen import Button, Room, Screen
from handlers.texts.speech import Tongue
from mentoring.delivery import Args
from mentoring.errors import Refusal
from mentoring.people import Actor
from mentoring.ports import Work


class TooLate(Refusal):
    """Refuse for the sake of a test."""

    code = "too_late"


@cache
def silent_tongues() -> dict[str, Tongue]:
    """Catalogues that leave every sentence as it is."""
    return {"ru": Tongue("ru"), "en": Tongue("en")}


def small_conversation() -> Conversation:
    """Greet, count presses, refuse, fail."""
    return Conversation(
        routers=lambda: [small_router()],
        screens={"hello": hello, "echo": echo, "our_fault": our_fault},
        refusals={"too_late": too_late},
        tongues=silent_tongues(),
    )


def small_router() -> Router:
    """Return the handlers of the small conversation."""
    router = Router()
    router.message(CommandStart())(started)
    router.message(Command("late"))(came_late)
    router.message(Command("break"))(broke)
    router.message(Command("silent"))(said_nothing)
    router.message(F.text)(said)
    router.callback_query(F.data == "again")(pressed_again)
    return router


async def started(message: Message, work: Work, actor: Actor) -> None:
    async with work() as tx:
        await tx.reply("hello", {"roles": len(actor.roles)})


async def said(message: Message, work: Work) -> None:
    async with work() as tx:
        await tx.reply("echo", {"text": message.text})


async def pressed_again(press: CallbackQuery, work: Work) -> None:
    async with work() as tx:
        await tx.reply("echo", {"text": "pressed"})


async def came_late(message: Message, work: Work, actor: Actor) -> None:
    async with work() as tx:
        await tx.people.set_language(actor.account.id, "en")
        raise TooLate(hour=25)


async def broke(message: Message, work: Work) -> None:
    async with work() as tx:
        await tx.reply("echo", {"text": "never seen"})
        raise LookupError("this text may quote a person")


async def said_nothing(message: Message) -> None:
    return None


async def hello(room: Room, args: Args) -> Screen:
    return Screen(
        f"<b>Hello</b>, {args['roles']} roles, in {room.reader.account.language}",
        ((Button("Press again", "again"),),),
    )


async def echo(room: Room, args: Args) -> Screen:
    return Screen(f"You said: {args['text']}")


async def our_fault(room: Room, args: Args) -> Screen:
    return Screen("Something broke here, it is not you")


def too_late(room: Room, data: Args) -> Screen:
    return Screen(f"Too late: {data['hour']}")
