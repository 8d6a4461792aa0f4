"""Show everybody the commands of their role in their language, in Telegram's own list."""

import logging
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from aiogram import Bot
from aiogram.exceptions import AiogramError
from aiogram.methods import DeleteMyCommands, SetMyCommands, TelegramMethod
from aiogram.types import BotCommand, BotCommandScopeAllPrivateChats, BotCommandScopeChat

from bot.nursery import Nursery
from handlers.texts import STAFF_COMMANDS
from handlers.texts.speech import Tongue, _, speaking
from mentoring.people import Account, Actor, StaffRole

log = logging.getLogger(__name__)


def for_everybody() -> list[BotCommand]:
    """Name the commands anybody may use, in the language in force."""
    return [
        BotCommand(command="menu", description=_("Menu")),
        BotCommand(command="profile", description=_("My profile")),
        BotCommand(command="pair", description=_("My pair")),
        BotCommand(command="meetings", description=_("Meetings")),
        BotCommand(command="settings", description=_("Settings")),
        BotCommand(command="consent", description=_("Consent: read it, give it, revoke it")),
        BotCommand(command="mydata", description=_("What is stored about me")),
        BotCommand(command="cancel", description=_("Stop what I am filling in")),
        BotCommand(command="help", description=_("What the bot can do")),
    ]


def for_staff(roles: frozenset[StaffRole]) -> list[BotCommand]:
    """Name what these roles have besides, above the rest; empty where they have no command."""
    own = [
        BotCommand(command=name, description=offered.says())
        for name, offered in STAFF_COMMANDS.items()
        if offered.roles & roles
    ]
    return [*own, *for_everybody()] if own else []


@dataclass(frozen=True, slots=True)
class Shown:
    """Say which list a chat has: in which language, for which roles."""

    language: str
    roles: frozenset[StaffRole]


class CommandLists:
    """Keep Telegram's lists in step with roles; a list that could not be set is set next time."""

    def __init__(
        self, bot: Bot, nursery: Nursery, tongues: Mapping[str, Tongue], default: str
    ) -> None:
        """Speak the organisation's language where Telegram asks for none."""
        self._bot = bot
        self._nursery = nursery
        self._tongues = tongues
        self._default = default
        self._shown: dict[int, Shown] = {}

    async def publish(self) -> None:
        """Set the lists that everybody sees."""
        scope = BotCommandScopeAllPrivateChats()
        await self._set(for_everybody_in(self._tongues[self._default]), scope, None)
        for language, tongue in self._tongues.items():
            await self._set(for_everybody_in(tongue), scope, language)

    def follow(self, actor: Actor) -> None:
        """Give staff the list of their roles, take it back from whoever is none any more."""
        account = actor.account
        has_own = any(offered.roles & actor.roles for offered in STAFF_COMMANDS.values())
        wanted = Shown(account.language, actor.roles) if has_own else None
        if self._shown.get(account.external_id) != wanted:
            self._nursery.start(self._change(account.external_id, wanted), name="command list")

    def take_back(self, former: Iterable[Account]) -> None:
        """Leave nobody with the list of a role that ended, perhaps before this process began."""
        for account in former:
            change = self._change(account.external_id, None)
            self._nursery.start(change, name="command list")

    async def _change(self, chat: int, wanted: Shown | None) -> None:
        scope = BotCommandScopeChat(chat_id=chat)
        if wanted is None:
            shown = self._shown.pop(chat, None)
            if not await self._try(DeleteMyCommands(scope=scope)) and shown is not None:
                self._shown.setdefault(chat, shown)  # taken back at the next word
            return
        self._shown[chat] = wanted
        with speaking(self._tongues.get(wanted.language) or self._tongues[self._default]):
            commands = for_staff(wanted.roles)
        if not await self._set(commands, scope, None):
            self._shown.pop(chat, None)

    async def _set(
        self,
        commands: list[BotCommand],
        scope: BotCommandScopeAllPrivateChats | BotCommandScopeChat,
        language: str | None,
    ) -> bool:
        call = SetMyCommands(commands=commands, scope=scope, language_code=language)
        return await self._try(call)

    async def _try(self, call: TelegramMethod[bool]) -> bool:
        try:
            done: bool = await self._bot(call)
        except AiogramError as error:
            log.warning("a command list was not set: %s", type(error).__name__)
            return False
        return done


def for_everybody_in(tongue: Tongue) -> list[BotCommand]:
    """Name the common commands in one language."""
    with speaking(tongue):
        return for_everybody()
