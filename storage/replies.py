"""Write the answers to the acting person, as outbox rows that this process sends at once."""

from secrets import token_hex

from mentoring.delivery import REPLY, Args, Delivery, DeliveryState, Lane, OnDoubt
from mentoring.ids import UpdateKey
from mentoring.people import Account
from storage.outbox import ADDED
from storage.scope import Scope


class Replies:
    """Collect the replies of one update, numbered in their order."""

    def __init__(
        self,
        scope: Scope,
        update: UpdateKey | None,
        account: Account | None,
        pressed: int | None,
    ) -> None:
        """Answer one account; `pressed` is the message whose button was pressed."""
        self._scope = scope
        self._account = account
        self._pressed = pressed
        self._key = f"{REPLY}{update or token_hex(8)}"
        self.written: list[Delivery] = []

    async def add(self, kind: str, args: Args, *, fresh: bool) -> None:
        """Write one reply; it is `sending` from the start, so nobody else takes it up."""
        if self._account is None:
            raise LookupError("nobody to reply to")
        row = self._row(self._account, kind, args) | {
            "edit_message": None if fresh else self._pressed
        }
        number = await self._scope.scalar(ADDED, {**row, "is_reply": True})
        self.written.append(Delivery.model_validate({"id": number, **row}))
        self._pressed = None

    def _row(self, account: Account, kind: str, args: Args) -> dict[str, object]:
        return {
            "organisation_id": self._scope.organisation,
            "key": f"{self._key}:{len(self.written)}",
            "account_id": account.id,
            "channel": account.channel.value,
            "external_id": account.external_id,
            "kind": kind,
            "args": args,
            "topic": "",
            "lane": Lane.INTERACTIVE.value,
            "on_doubt": OnDoubt.RESEND.value,
            "state": DeliveryState.SENDING.value,
            "due_at": self._scope.now,
            "attempts": 1,
            "created_at": self._scope.now,
        }
