"""Word a representative's home: the children, how it goes for them, links, taking a yes back."""

from handlers.callbacks.menu import MenuTo
from handlers.callbacks.representative import AnswerAfter, MyChild, RevokeFor
from handlers.callbacks.start import Begin
from handlers.screen import Button, Room, Rows, Screen, ScreenFn
from handlers.staff_menu import RowsFn
from handlers.texts.help_button import help_row
from handlers.texts.moments import moment
from handlers.texts.own_changes import child_pair_rows
from handlers.texts.pair_parts import neutral, short
from handlers.texts.representative import child_rows, relation_words
from handlers.texts.speech import _
from handlers.texts.start import welcome
from handlers.texts.waiting import code
from handlers.texts.words import h
from mentoring.applications import Participation, ParticipationState
from mentoring.delivery import Args
from mentoring.family import Child, my_children
from mentoring.links import deep_link
from mentoring.looking_back import AFTER, may_look_back
from mentoring.meetings import MeetingState
from mentoring.pairs import OVER, Pair, PairState
from mentoring.permits import own_step
from mentoring.presence import present

AHEAD = frozenset({MeetingState.PROPOSED, MeetingState.CONFIRMED})


async def family(room: Room, _args: Args) -> Screen | None:
    """List the reader's children, each by code or name; whoever came of age is nobody's child."""
    children = await my_children(room.tx, room.reader)
    if not children:
        return await welcome(room, {})
    states = [f"{title(child)} · {await _state(room, child)}" for child in children]
    lines = ["<b>" + _("My children in the programme") + "</b>", *states]
    rows: list[tuple[Button, ...]] = [
        (Button(_plain(child), MyChild(child=child.person.id).pack()),) for child in children
    ]
    after = await _looking_back(room, children)
    return Screen("\n".join(lines), (*after, *rows, *_around()))


async def my_child(room: Room, args: Args) -> Screen | None:
    """Show one child: the consent, the participation, the pair and its next meeting."""
    child = await _child(room, args)
    if child is None:
        return None
    lines = [f"<b>{title(child)}</b>", (await _state(room, child)).capitalize()]
    if args.get("said") == "answered":
        lines.insert(0, _("Thank you, the answers are there."))
    for pair in await room.tx.pairs.of(child.person.id) if child.agreed else ():
        lines += await _pair(room, pair)
    relation = relation_words(child.guardian.relation).lower()
    lines.append(
        _("You: {relation}. Your document was looked at.").format(relation=relation)
        if child.guardian.checked_at
        else _("You: {relation}. A curator has not looked at your document yet.").format(
            relation=relation
        )
    )
    rows: Rows = child_rows(room, child) if child.agreed else ()
    if child.agreed:
        rows = (*await child_pair_rows(room, child.person.id), *rows)
    after = await _looking_back(room, [child])
    return Screen("\n".join(lines), (*after, *rows, *_ending(child)))


async def rep_revoke_sure(room: Room, args: Args) -> Screen | None:
    """Ask once more, saying what happens."""
    child = await _child(room, args)
    if child is None:
        return None
    text = _(
        "<b>Revoke the consent for {child}?</b>\n"
        "Reminders stop at once and the pair is put on hold; the others learn no reasons.\n"
        "The data are erased within {n} days. Until then you can come back: /consent"
    ).format(child=title(child), n=room.house.rules.erasure_term.days)
    stay = Button(_("Leave as it is"), MyChild(child=child.person.id).pack())
    sure = Button(_("Yes, revoke"), RevokeFor(child=child.person.id, sure=True).pack())
    return Screen(text, ((stay,), (sure,)))


async def child_link(room: Room, args: Args) -> Screen | None:
    """Show the link by which the child comes with a phone of their own."""
    child = await _child(room, args)
    payload = str(args.get("payload") or "")
    if child is None or not payload:
        return None
    text = _(
        "<b>A link for {child}</b>\n"
        "Send it to the child, it opens once:\n{link}\n"
        "By it the questionnaire begins on the child's phone."
    ).format(child=title(child), link=h(deep_link(room.house, payload)))
    return Screen(text, ((Button(_("Back"), MyChild(child=child.person.id).pack()),),))


async def family_news(room: Room, args: Args) -> Screen | None:
    """Push: there is news about a child; true as long as the reader may see it."""
    child = await _child(room, args)
    if child is None or not child.agreed or not child.guardian.news:
        return None
    return Screen(neutral(), ((Button(_("Open"), MyChild(child=child.person.id).pack()),),))


async def parent_asked(room: Room, args: Args) -> Screen | None:
    """Push: something waits about a child; true as long as the reader may say how it went."""
    child = await _child(room, args)
    if child is None or not await _looking_back(room, [child]):
        return None
    return Screen(neutral(), ((Button(_("Open"), MyChild(child=child.person.id).pack()),),))


def title(child: Child) -> str:
    """Name a child by name and code, as far as they are known; escaped."""
    return h(_plain(child))


async def family_rows(room: Room) -> Rows:
    """Offer the children in the menu of whoever represents some."""
    if room.reader.person is None or not await my_children(room.tx, room.reader):
        return ()
    return ((Button(_("My children"), MenuTo(to="family").pack()),),)


async def _looking_back(room: Room, children: list[Child]) -> Rows:
    """Offer to say how it went for each child whose part is over."""
    if AFTER not in room.house.questionnaires:
        return ()
    over = [each for each in children if each.agreed]
    over = [each for each in over if await may_look_back(room.tx, each.guardian)]
    alone, named = _("How the programme went"), _("How the programme went · {child}")
    return tuple(
        (
            Button(
                alone if len(children) == 1 else named.format(child=_plain(each)),
                AnswerAfter(child=each.person.id).pack(),
            ),
        )
        for each in over
    )


def _plain(child: Child) -> str:
    number = code(child.enrolment) if child.enrolment else ""
    name = short(child.person) if child.person.name else ""
    return " · ".join(dict.fromkeys(part for part in (name, number) if part)) or _("A child")


async def _state(room: Room, child: Child) -> str:
    """Say how far it is, without a word of what the child answered."""
    if not child.agreed:
        return _("there is no consent at present")
    if await own_step(room.tx, child.person) is not None and not child.person.name:
        return _("the child reads how it works")
    taken = await room.tx.participations.of(child.person.id)
    live = [each for each in taken if each.state is not ParticipationState.WITHDRAWN]
    return _participation(live[0]) if live else _("the questionnaire is not handed in yet")


def _participation(taken: Participation) -> str:
    return {
        ParticipationState.DRAFT: _("the questionnaire is not handed in yet"),
        ParticipationState.SUBMITTED: _("the questionnaire is with the curator"),
        ParticipationState.READY: _("takes part"),
    }.get(taken.state, _("takes no part now"))


async def _pair(room: Room, pair: Pair) -> list[str]:
    if pair.announced_at is None or pair.state in OVER:
        return []
    here = await present(room.tx, [pair.mentor.person_id])
    people = await room.tx.people.persons(set(here))
    mentor = h(short(people.get(pair.mentor.person_id)))
    held = " · " + _("on hold") if pair.state is PairState.ON_HOLD else ""
    lines = [
        _("Pair No. {number} · mentor: {mentor}").format(number=pair.number, mentor=mentor) + held
    ]
    coming = [
        each.starts_at
        for each in await room.tx.meetings.of_pair(pair.id)
        if each.state in AHEAD and each.starts_at > room.now
    ]
    if coming:
        lines.append(_("Next meeting: {when}").format(when=moment(room, min(coming))))
    return lines


def _ending(child: Child) -> Rows:
    consents = (Button(_("Consents"), MenuTo(to="consent").pack()),)
    back = (Button(_("Back"), MenuTo(to="family").pack()),)
    if not child.agreed:
        return (consents, back)
    revoke = Button(_("Revoke the consent"), RevokeFor(child=child.person.id).pack())
    return (consents, back, (revoke,))


def _around() -> Rows:
    return (
        help_row(),
        (Button(_("Take part"), Begin(to="next").pack()),),
        (
            Button(_("My data"), MenuTo(to="mydata").pack()),
            Button(_("Consents"), MenuTo(to="consent").pack()),
        ),
        (
            Button(_("Settings"), MenuTo(to="settings").pack()),
            Button(_("What the bot can do"), MenuTo(to="help").pack()),
        ),
    )


async def _child(room: Room, args: Args) -> Child | None:
    mine = await my_children(room.tx, room.reader)
    return next((each for each in mine if each.person.id == args.get("child")), None)


SCREENS: dict[str, ScreenFn] = {
    "family": family,
    "my_child": my_child,
    "rep_revoke_sure": rep_revoke_sure,
    "child_link": child_link,
    "family_news": family_news,
    "parent_asked": parent_asked,
}
PUSHED = frozenset({"family_news", "parent_asked"})
STAFF_ROWS: dict[str, RowsFn] = {"family": family_rows}
