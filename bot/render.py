"""Turn a message of the outbox into requests of the Bot API, worded now and for its reader."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from enum import Enum

from aiogram.methods import EditMessageText, SendDocument, SendMessage
from aiogram.types import (
    BufferedInputFile,
    InlineKeyboardButton,
    InlineKeyboardMarkup,
    LinkPreviewOptions,
)

from handlers.screen import RefusalFn, Room, Rows, Screen, ScreenFn
from handlers.texts.sharing import for_somebody_else
from handlers.texts.speech import Tongue, speaking
from handlers.texts.veil import veil
from mentoring.delivery import Delivery
from mentoring.errors import NotFound
from mentoring.house import House
from mentoring.ids import PersonId
from mentoring.organisations import Organisation
from mentoring.people import Account, Actor, Channel
from mentoring.ports import Clock, UnitOfWork
from mentoring.pseudonyms import Veil, mask_of
from storage import Storage

Request = SendMessage | EditMessageText | SendDocument
REFUSAL = "refusal"
HTML = "HTML"


class Silence(Enum):
    """Say why nothing is sent."""

    UNTRUE = "no longer true"
    UNREACHABLE = "unreachable"


@dataclass(frozen=True, slots=True)
class Worded:
    """Hold a screen with its address; it becomes a request in the way that works."""

    chat: int
    screen: Screen
    edit_message: int | None = None

    def request(self) -> Request:
        """Return the request to make first: in place of the pressed screen where possible."""
        if self.edit_message is None or self.screen.file is not None:
            return self.anew()
        return EditMessageText(
            chat_id=self.chat,
            message_id=self.edit_message,
            text=self.screen.text,
            parse_mode=HTML,
            link_preview_options=LinkPreviewOptions(is_disabled=True),
            reply_markup=keyboard(self.screen.rows),
        )

    def anew(self) -> Request:
        """Return the request that sends it as a new message."""
        markup = keyboard(self.screen.rows)
        if self.screen.file is not None:
            return SendDocument(
                chat_id=self.chat,
                document=BufferedInputFile(self.screen.file.content, self.screen.file.name),
                caption=self.screen.text,
                parse_mode=HTML,
                reply_markup=markup,
            )
        return SendMessage(
            chat_id=self.chat,
            text=self.screen.text,
            parse_mode=HTML,
            link_preview_options=LinkPreviewOptions(is_disabled=True),
            reply_markup=markup,
        )


def unbroken(text: str) -> str:
    """Keep a number and its sign on one line of a narrow phone: «76 %», «№ 5»."""
    return text.replace(" %", "\u00a0%").replace("№ ", "№\u00a0")


def as_plain(request: Request) -> Request:
    """Return the same request without markup: tags show, but the message arrives."""
    return request.model_copy(update={"parse_mode": None})


def keyboard(rows: Rows) -> InlineKeyboardMarkup | None:
    """Turn a screen's buttons into an inline keyboard."""
    if not rows:
        return None
    return InlineKeyboardMarkup(
        inline_keyboard=[
            [
                InlineKeyboardButton(text=button.text, url=button.url)
                if button.url
                else InlineKeyboardButton(text=button.text, callback_data=button.press)
                for button in row
            ]
            for row in rows
        ]
    )


class Wording:
    """Word messages from stored state, or say why there is nothing to send."""

    def __init__(
        self,
        storage: Storage,
        screens: Mapping[str, ScreenFn],
        refusals: Mapping[str, RefusalFn],
        tongues: Mapping[str, Tongue],
        house: House,
        clock: Clock,
    ) -> None:
        """Hold all that a screen may need."""
        self._storage = storage
        self._screens = screens
        self._refusals = refusals
        self._tongues = tongues
        self._house = house
        self._clock = clock
        self._mask = mask_of(house.questionnaires)

    async def word(self, delivery: Delivery) -> Worded | Silence:
        """Read today's data once and word the message for its reader."""
        async with self._storage.read(delivery.organisation_id) as stored:
            tx = stored
            organisation = await tx.organisations.get()
            if organisation.pseudonymous:
                tx = tx.veiled(self._veil(organisation))
                organisation = organisation.model_copy(update={"curator_name": None})
            else:
                tx = tx.knowing_staff()
            answers = await tx.people.actor_of(delivery.account_id)
            if answers is not None and not answers.account.reachable:
                return Silence.UNREACHABLE
            reader = await meant(tx, answers, delivery.person_id)
            if answers is not None and reader is None:
                return Silence.UNTRUE
            room = self._room(tx, reader, delivery, organisation)
            with speaking(self._tongue(room)):
                screen = await self._screen(room, delivery)
                if screen is not None and answers is not None:
                    screen = for_somebody_else(screen, delivery, answers)
        if screen is None:
            return Silence.UNTRUE
        tidy = replace(screen, text=unbroken(screen.text))
        return Worded(delivery.external_id, tidy, delivery.edit_message)

    def _room(
        self,
        tx: UnitOfWork,
        reader: Actor | None,
        delivery: Delivery,
        organisation: Organisation,
    ) -> Room:
        reader = reader or Actor(account=_forgotten(delivery, organisation))
        house = self._house.seen(coded=organisation.pseudonymous)
        return Room(tx, reader, organisation, house, self._clock.now())

    def _veil(self, organisation: Organisation) -> Veil:
        """Say how people are called where no names are, in the organisation's own language."""
        with speaking(self._tongues[organisation.locale]):
            return veil(self._mask, organisation)

    def _tongue(self, room: Room) -> Tongue:
        spoken = self._tongues.get(room.reader.account.language)
        spoken = spoken or self._tongues[room.organisation.locale]
        return replace(spoken, learner=room.for_learner)

    async def _screen(self, room: Room, delivery: Delivery) -> Screen | None:
        if delivery.kind == REFUSAL:
            return self._refusals[str(delivery.args["code"])](room, delivery.args)
        try:
            return await self._screens[delivery.kind](room, delivery.args)
        except NotFound:  # what it tells of went away after it was said to be told
            return None


async def meant(tx: UnitOfWork, answers: Actor | None, person: PersonId | None) -> Actor | None:
    """Return whom of those at a shared phone a message is for; None when they left it."""
    if answers is None or person is None or answers.account.person_id == person:
        return answers
    here = {each.id: each for each in await tx.people.people_at(answers.account.id)}
    if person not in here:
        return None
    return answers.model_copy(
        update={"person": here[person], "roles": await tx.people.roles_of(person)}
    )


def _forgotten(delivery: Delivery, organisation: Organisation) -> Account:
    """Stand in for an account erased a moment ago: it still gets the last word."""
    return Account(
        id=delivery.account_id,
        organisation_id=delivery.organisation_id,
        channel=Channel(delivery.channel),
        external_id=delivery.external_id,
        language=str(delivery.args.get("language") or organisation.locale),
        created_at=delivery.created_at,
    )
