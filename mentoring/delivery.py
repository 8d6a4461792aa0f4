"""Describe what leaves the bot: kind and ids in the outbox, worded only when it is sent."""

from datetime import datetime
from enum import IntEnum, StrEnum

from pydantic import Field

from mentoring.ids import AccountId, DeliveryId, OrganisationId, PersonId
from mentoring.record import Record

REPLY = "reply:"
"""Begins the key of every answer to what a person did."""

Args = dict[str, int | str | bool | None]
"""What a screen is about: ids and codes; a typed word only in a reply, erased once it is sent."""


class Lane(IntEnum):
    """Order what waits for the same budget: an answer overtakes a notice, a notice a mailing."""

    INTERACTIVE = 0
    NOTICE = 5
    BULK = 9


class OnDoubt(StrEnum):
    """Say what happens to a message when nobody can know whether it arrived.

    `resend` repeats it (a reply, an announcement); `hold` never does (a reminder, a digest):
    it is listed for the person and the curator instead.
    """

    RESEND = "resend"
    HOLD = "hold"


class DeliveryState(StrEnum):
    """Name the states of a message on its way out."""

    PENDING = "pending"
    LEASED = "leased"
    SENDING = "sending"
    SENT = "sent"
    HELD = "held"
    DEAD = "dead"
    EXPIRED = "expired"
    CANCELLED = "cancelled"


class Notice(Record):
    """Ask for one message to one account.

    `key` is the intent: a second notice with the same key is not created.
    `topic` groups notices that are cancelled or moved together ("meeting:12").
    `edit_message` is a message of the chat that this one takes the place of.
    `person_id` says whom it is for where several people share the account.
    """

    key: str
    account_id: AccountId
    person_id: PersonId | None = None
    kind: str
    args: Args = Field(default_factory=dict)
    topic: str = ""
    lane: Lane = Lane.NOTICE
    on_doubt: OnDoubt = OnDoubt.RESEND
    due_at: datetime
    not_after: datetime | None = None
    edit_message: int | None = None


class Delivery(Record):
    """Hold one message in the outbox with the address it goes to."""

    id: DeliveryId
    organisation_id: OrganisationId
    key: str
    account_id: AccountId
    person_id: PersonId | None = None
    channel: str
    external_id: int
    kind: str
    args: Args = Field(default_factory=dict)
    topic: str = ""
    lane: Lane
    on_doubt: OnDoubt
    state: DeliveryState
    due_at: datetime
    not_after: datetime | None = None
    edit_message: int | None = None
    message: int | None = None
    attempts: int = 0
    created_at: datetime
    sent_at: datetime | None = None
    error: str | None = None

    @property
    def is_reply(self) -> bool:
        """Tell whether this answers an act of its reader, who waits for it."""
        return self.key.startswith(REPLY)
