"""Gather what the bot says and listens to: the routers, the screens, the languages."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

from aiogram import Router

from handlers.screen import RefusalFn, ScreenFn
from handlers.texts.speech import Tongue


@dataclass(frozen=True)
class Conversation:
    """Hold one whole conversation; tests may bring a small one of their own."""

    routers: Callable[[], Sequence[Router]]
    screens: Mapping[str, ScreenFn]
    refusals: Mapping[str, RefusalFn]
    tongues: Mapping[str, Tongue]


def whole_conversation(languages: Mapping[str, Tongue] | None = None) -> Conversation:
    """Return everything that the handlers have."""
    from bot.i18n import tongues
    from handlers import build_routers
    from handlers.texts import REFUSALS, SCREENS

    return Conversation(build_routers, SCREENS, REFUSALS, languages or tongues())
