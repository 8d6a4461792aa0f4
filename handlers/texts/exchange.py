"""Word the one door between organisations: cards without names, requests, answers."""

from handlers.callbacks.exchange import (
    AnswerExchange,
    AskForMentor,
    EndExchange,
    LookElsewhere,
    OpenExchange,
)
from handlers.callbacks.menu import MenuTo
from handlers.screen import Button, Room, Screen, ScreenFn
from handlers.texts.pair_parts import button, menu, neutral, number, page_of, pager
from handlers.texts.speech import _, locale, ngettext, pgettext
from handlers.texts.words import h, name_of
from mentoring.delivery import Args
from mentoring.exchanging import Exchange, ExchangeState, Offered
from mentoring.forms import repertoire
from mentoring.ids import ExchangeId

CARDS = 4
STEPS = ("competences", "helps_with")
MENTOR = "mr"


async def elsewhere(room: Room, args: Args) -> Screen | None:
    """List mentors of other organisations without names, and what was asked for."""
    if not room.reader.is_curator:
        return None
    offered = await room.tx.exchanges.offered()
    page, shown = page_of(offered, number(args, "page"), CARDS)
    lines = [*_said(args), "<b>" + _("Mentors of other organisations") + "</b>"]
    lines.append(_("A name passes only when the mentor and their curator have agreed."))
    lines += [_card(room, each) for each in shown] or [_("Nobody offers a place now.")]
    rows = [
        (
            button(
                _("Ask about card № {id}").format(id=each.participation),
                AskForMentor(participation=each.participation),
            ),
        )
        for each in shown
    ]
    for each in await room.tx.exchanges.made(*_going()):
        lines.append(_mine(each))
        end = _("End card № {id}").format(id=each.participation_id)
        rows.append((button(end, EndExchange(exchange=each.id)),))
    before, after = LookElsewhere(page=max(0, page - 1)), LookElsewhere(page=page + 1)
    turns = pager(page, len(offered), before, after, CARDS)
    back = (button(_("Find a pair"), MenuTo(to="match")), *menu())
    return Screen("\n".join(lines), (*rows, *turns, back))


async def elsewhere_row(room: Room) -> tuple[tuple[Button, ...], ...]:
    """Lead from matching to other organisations, where the bot serves any."""
    if len(await room.tx.organisations.served()) < 2:
        return ()
    return ((button(_("Mentors of other organisations"), LookElsewhere()),),)


async def exchange(room: Room, args: Args) -> Screen | None:
    """Show a request to the mentor or to their curator, with what they can say."""
    found = await room.tx.exchanges.get(ExchangeId(number(args, "exchange")))
    if found is None or found.home_id != room.organisation.id:
        return None
    asker = h(await room.tx.exchanges.asker(found))
    own = room.reader.person
    if own is not None and own.id == found.mentor_id:
        return _for_mentor(found, asker)
    if not room.reader.is_curator:
        return None
    names = await room.tx.people.persons({found.mentor_id})
    text = _(
        "<b>{asker} asks for a mentor of yours</b>\n{name} offers to mentor elsewhere too. "
        "If both of you agree, the name and the contact pass there."
    ).format(asker=asker, name=name_of(names.get(found.mentor_id)))
    return Screen(text, _answers(found, found.home_said, as_mentor=False))


async def exchange_terms(room: Room, args: Args) -> Screen | None:
    """Show the consent of the organisation that asks."""
    found = await room.tx.exchanges.get(ExchangeId(number(args, "exchange")))
    text = await room.tx.exchanges.terms(found, locale()) if found else None
    if found is None or text is None:
        return None
    back = button(_("Back"), OpenExchange(exchange=found.id))
    return Screen(f"<b>{h(text.title)}</b>\n{h(text.body)}", ((back,), menu()))


async def answered(_room: Room, args: Args) -> Screen:
    """Thank for the answer."""
    text = (
        pgettext("adult", "<b>Your yes is noted</b>\nNames pass when both have agreed.")
        if args.get("yes")
        else pgettext("adult", "<b>Your no is noted</b>\nNothing has been passed on.")
    )
    return Screen(text, (menu(),))


async def asked(room: Room, args: Args) -> Screen | None:
    """Push to the mentor and to their curator: a request waits; from whom, opens by a press."""
    found = await room.tx.exchanges.get(ExchangeId(number(args, "exchange")))
    if found is None or found.state is not ExchangeState.ASKED:
        return None
    return Screen(neutral(), ((button(_("Open"), OpenExchange(exchange=found.id)),),))


async def arrived(room: Room, args: Args) -> Screen | None:
    """Push to the curator who asked: the mentor is here."""
    found = await room.tx.exchanges.get(ExchangeId(number(args, "exchange")))
    if found is None or not room.reader.is_curator:
        return None
    return Screen(neutral(), ((button(_("Open"), MenuTo(to="elsewhere")),),))


def _for_mentor(found: Exchange, asker: str) -> Screen:
    text = pgettext(
        "adult",
        "<b>{asker} asks you to mentor there too</b>\n"
        "With your yes its curator sees your name, contact and answers about mentoring; your yes "
        "is a consent for that organisation. You can take it back: /consent",
    ).format(asker=asker)
    reading = (button(_("Read the consent"), OpenExchange(exchange=found.id, terms=True)),)
    answers = _answers(found, found.mentor_said, as_mentor=True)
    return Screen(text, (reading, *answers))


def _answers(
    found: Exchange, said: bool | None, *, as_mentor: bool
) -> tuple[tuple[Button, ...], ...]:
    if said is not None or found.state is not ExchangeState.ASKED:
        return (menu(),)
    yes = AnswerExchange(exchange=found.id, as_mentor=as_mentor, yes=True)
    no = AnswerExchange(exchange=found.id, as_mentor=as_mentor, yes=False)
    return ((button(_("I agree"), yes),), (button(_("I decline"), no),), menu())


def _card(room: Room, each: Offered) -> str:
    places = ngettext("{n} free place", "{n} free places", each.free).format(n=each.free)
    told = [", ".join(_titles(room, each)), ", ".join(_forms(room, each)), places]
    line = "\n• " + _("Card № {id}").format(id=each.participation) + ": "
    return line + h("; ".join(part for part in told if part))


def _titles(room: Room, each: Offered) -> list[str]:
    found = room.house.questionnaires[MENTOR]
    options = {
        option.code: option.text.said(locale())
        for name in STEPS
        if (step := found.step(name)) is not None
        for option in step.options
    }
    return [options[code] for code in each.competences if code in options]


def _forms(room: Room, each: Offered) -> list[str]:
    known = repertoire().form
    kind = room.organisation.kind
    return [known[code].named(kind).said(locale()) for code in each.forms if code in known]


def _mine(each: Exchange) -> str:
    state = {
        ExchangeState.ASKED: _("asked, no answer from both yet"),
        ExchangeState.AGREED: _("both have agreed"),
        ExchangeState.HERE: _("is among your mentors"),
    }[each.state]
    return "\n" + _("Card № {id}: {state}").format(id=each.participation_id, state=state)


def _going() -> tuple[ExchangeState, ...]:
    return ExchangeState.ASKED, ExchangeState.AGREED, ExchangeState.HERE


def _said(args: Args) -> list[str]:
    words = {
        "asked": _("The question is sent to the mentor and to their curator."),
        "gone": _("This card is not offered any more, or was asked about already."),
        "ended": _("Done. What had been passed on is not used any more."),
    }.get(str(args.get("said") or ""))
    return [words] if words else []


SCREENS: dict[str, ScreenFn] = {
    "elsewhere": elsewhere,
    "exchange": exchange,
    "exchange_terms": exchange_terms,
    "exchange_answered": answered,
    "exchange_mentor_asked": asked,
    "exchange_home_asked": asked,
    "exchange_arrived": arrived,
}
PUSHED = frozenset({"exchange_mentor_asked", "exchange_home_asked", "exchange_arrived"})
