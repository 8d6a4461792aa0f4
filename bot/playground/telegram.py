"""Everything the stand-in knows about one bot, in one place."""

from dataclasses import dataclass, field

from bot.playground.chats import Chats
from bot.playground.faults import Faults
from bot.playground.journal import Journal
from bot.playground.limits import FloodControl
from bot.playground.profile import Profile
from bot.playground.updates import Updates
from bot.playground.wire import JsonObject


@dataclass
class WebhookTarget:
    """Hold where updates are delivered to."""

    url: str = ""
    secret: str = ""
    max_connections: int = 40
    last_error: str = ""
    last_error_date: int = 0


@dataclass(frozen=True)
class Query:
    """Remember a press that waits for its answer."""

    person_id: int
    answer_before: float


@dataclass
class Telegram:
    """Bundle the state the methods work on."""

    token: str
    chats: Chats
    updates: Updates
    floods: FloodControl
    profile: Profile
    faults: Faults = field(default_factory=Faults)
    journal: Journal = field(default_factory=Journal)
    webhook: WebhookTarget = field(default_factory=WebhookTarget)
    queries: dict[str, Query] = field(default_factory=dict)
    answer_window: float = 15.0
    poll_generation: int = 0
    stopped: bool = False

    def bot_user(self) -> JsonObject:
        """Return the bot as the author of messages."""
        return self.profile.user()
