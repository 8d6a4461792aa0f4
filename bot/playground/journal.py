"""A journal of every request the bot made, for tests to read."""

from collections import Counter, deque
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from bot.playground.wire import Json

KEPT = 100_000


@dataclass
class Request:
    """Remember one request: what was asked, when, and how it ended."""

    method: str
    params: Mapping[str, Json]
    at: float
    outcome: str = "open"

    @property
    def chat_id(self) -> int | None:
        """Return the chat the request was about, if any."""
        raw = str(self.params.get("chat_id", ""))
        return int(raw) if raw.lstrip("-").isdigit() else None


@dataclass
class Journal:
    """Keep the latest requests in order."""

    requests: deque[Request] = field(default_factory=lambda: deque(maxlen=KEPT))

    def __iter__(self) -> Iterator[Request]:
        return iter(self.requests)

    def open(self, method: str, params: Mapping[str, Json], at: float) -> Request:
        """Write down a request whose end is not known yet."""
        request = Request(method, params, at)
        self.requests.append(request)
        return request

    def of(self, method: str) -> list[Request]:
        """Return the requests of one method, oldest first."""
        return [request for request in self.requests if request.method == method]

    def outcomes(self, method: str) -> Counter[str]:
        """Count how requests of one method ended: "200", "429", "reset_after"…"""
        return Counter(request.outcome for request in self.of(method))
