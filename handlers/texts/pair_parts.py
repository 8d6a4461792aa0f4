"""Word the parts that screens about people and pairs share: names, pages, neutral news."""

from collections.abc import Sequence
from typing import TypeVar

from aiogram.filters.callback_data import CallbackData

from handlers.callbacks.menu import MenuTo
from handlers.callbacks.pairing import OpenNews
from handlers.screen import Button, Room, Screen
from handlers.texts.speech import _, locale
from handlers.texts.words import h, one_line, work_of
from mentoring.delivery import Args
from mentoring.forms import public_title, repertoire
from mentoring.ids import PersonId
from mentoring.pairs import OVER, Assent, Pair, Seat
from mentoring.people import Person, short_name

PAGE = 8
LABEL = 30
"""What a button shows on a narrow phone."""

T = TypeVar("T")


def number(args: Args, name: str) -> int:
    """Return a number of a screen's args, 0 when absent."""
    return int(args.get(name) or 0)


def short(person: Person | None) -> str:
    """Return «Яковлев И. О.», not escaped; somebody erased or unnamed is «участник»."""
    named = short_name(person.name if person else None)
    return named or work_of(person) or _("a participant")


def label(text: str) -> str:
    """Fit a text onto a button."""
    return one_line(text, LABEL)


def button(text: str, press: CallbackData) -> Button:
    """Make a button that carries what it means."""
    return Button(label(text), press.pack())


def menu() -> tuple[Button, ...]:
    """Offer the way to the menu."""
    return (button(_("Menu"), MenuTo(to="menu")),)


def page_of(items: Sequence[T], page: int, size: int = PAGE) -> tuple[int, Sequence[T]]:
    """Return the nearest page there is and what stands on it."""
    last = max(0, (len(items) - 1) // size)
    page = min(max(0, page), last)
    return page, items[page * size : (page + 1) * size]


def span(page: int, shown: int, total: int, size: int = PAGE) -> str:
    """Say which part of a list is seen: «1–8 из 30»."""
    return _("{first}–{last} of {total}").format(
        first=page * size + 1, last=page * size + shown, total=total
    )


def pager(
    page: int, total: int, before: CallbackData, after: CallbackData, size: int = PAGE
) -> tuple[tuple[Button, ...], ...]:
    """Offer the neighbouring pages, when there are any."""
    row = []
    if page > 0:
        row.append(button("◂", before))
    if (page + 1) * size < total:
        row.append(button("▸", after))
    return (tuple(row),) if row else ()


def neutral() -> str:
    """Say that there is something, and nothing else: a lock screen shows it whole."""
    return _("<b>News of the mentoring programme</b>")


def news(what: str, about: int) -> Screen:
    """Push that there is something; what it is opens by a press."""
    opening = button(_("Open"), OpenNews(what=what, about=about))
    return Screen(neutral(), ((opening,),))


def hide(what: str, about: int) -> Button:
    """Offer to take the details back."""
    return button(_("Hide"), OpenNews(what=what, about=about, full=False))


def form_words(room: Room, pair: Pair) -> str:
    """Name the form of a pair, what it works on and the model, by their public titles."""
    model = repertoire().model.get(pair.model)
    titles = (
        public_title(pair.form, pair.role_model, room.organisation.kind),
        model.title if model else None,
    )
    return h(", ".join(title.said(locale()) for title in titles if title))


def members_of(pair: Pair) -> tuple[Seat, ...]:
    """Return the members, of a pair that is over those who had not said no before its end."""
    if pair.state not in OVER:
        return pair.members
    members = tuple(seat for seat in pair.seats if seat is not pair.mentor)
    stayed = tuple(seat for seat in members if seat.assent is not Assent.DECLINED)
    return stayed or members


async def people_of(room: Room, pairs: Sequence[Pair]) -> dict[PersonId, Person]:
    """Return everybody who sits in some pairs."""
    return await room.tx.people.persons({s.person_id for pair in pairs for s in pair.seats})


def sits_in(room: Room, pair: Pair | None) -> bool:
    """Tell whether the reader has or had a seat in a pair, and learns less of what others said."""
    reader = room.reader.person
    return bool(pair and reader and any(seat.person_id == reader.id for seat in pair.seats))
