"""Faults on order: what goes wrong, for whom, how often."""

from dataclasses import dataclass, field
from enum import StrEnum
from random import Random

from bot.playground.wire import ApiError, too_many_requests

SENDING = frozenset(
    {
        "sendMessage",
        "sendDocument",
        "sendPhoto",
        "editMessageText",
        "editMessageCaption",
        "editMessageReplyMarkup",
    }
)


class Mishap(StrEnum):
    """Name what can go wrong with one request."""

    FLOOD = "flood"
    ERROR_500 = "error_500"
    HTML_502 = "html_502"
    RESET_BEFORE = "reset_before"
    RESET_AFTER = "reset_after"
    SILENCE_BEFORE = "silence_before"
    SILENCE_AFTER = "silence_after"
    UNAUTHORIZED = "unauthorized"
    BLOCKED = "blocked"

    @property
    def has_effect(self) -> bool:
        """Tell whether the message is stored although the answer is lost."""
        return self in {Mishap.RESET_AFTER, Mishap.SILENCE_AFTER}


@dataclass
class Fault:
    """Describe one fault: of which methods and chat it is, how often it strikes."""

    mishap: Mishap
    methods: frozenset[str] | None
    chat_id: int | None
    left: int | None
    share: float
    retry_after: int

    def fits(self, method: str, chat_id: int | None) -> bool:
        """Tell whether a request is one this fault may strike."""
        return (
            self.left != 0
            and (self.methods is None or method in self.methods)
            and (self.chat_id is None or self.chat_id == chat_id)
        )

    def error(self) -> ApiError | None:
        """Return the error answer, None for faults that answer nothing readable."""
        match self.mishap:
            case Mishap.FLOOD:
                return too_many_requests(self.retry_after)
            case Mishap.ERROR_500:
                return ApiError(500, "Internal Server Error: restart")
            case Mishap.UNAUTHORIZED:
                return ApiError(401, "Unauthorized")
            case Mishap.BLOCKED:
                return ApiError(403, "Forbidden: bot was blocked by the user")
            case _:
                return None


@dataclass
class Faults:
    """Hold the faults still to come; the oldest that fits strikes first."""

    dice: Random = field(default_factory=lambda: Random(0))
    script: list[Fault] = field(default_factory=list)

    def add(
        self,
        mishap: Mishap,
        *,
        times: int | None = 1,
        share: float = 1.0,
        chat_id: int | None = None,
        methods: frozenset[str] | None = SENDING,
        retry_after: int = 1,
    ) -> Fault:
        """Order a fault: `times` strikes (None: for ever) on a share of the requests."""
        fault = Fault(mishap, methods, chat_id, times, share, retry_after)
        self.script.append(fault)
        return fault

    def clear(self) -> None:
        """Call off all faults."""
        self.script.clear()

    def strike(self, method: str, chat_id: int | None) -> Fault | None:
        """Return the fault that hits this request and count it, or None."""
        for fault in self.script:
            if fault.fits(method, chat_id) and self._drawn(fault):
                if fault.left is not None:
                    fault.left -= 1
                return fault
        return None

    def _drawn(self, fault: Fault) -> bool:
        return fault.share >= 1 or self.dice.random() < fault.share
