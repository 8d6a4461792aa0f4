"""Word trial talks for those who have them: neutral pushes, the own list, a word on each."""

from handlers.callbacks.trials import OwnTalks, RateTalk
from handlers.choices_wishes import labels
from handlers.screen import Button, Room, Rows, Screen, ScreenFn
from handlers.texts.moments import moment, short_moment
from handlers.texts.pair_parts import button, menu, neutral, number
from handlers.texts.speech import _, said
from handlers.texts.words import h
from mentoring.applications import Participation
from mentoring.delivery import Args
from mentoring.ids import ParticipationId, TrialTalkId
from mentoring.wishes.records import Continuing
from mentoring.wishes.rounds import MISSED, Round, RoundKind, TrialTalk
from mentoring.wishing.trials import my_talks

Mine = list[tuple[TrialTalk, Participation]]


async def talks_called(room: Room, _args: Args) -> Screen | None:
    """Push: there is news; the talks open by a press."""
    mine = await _mine(room)
    return Screen(neutral(), ((_open(),),)) if mine else None


async def talks_question(room: Room, _args: Args) -> Screen | None:
    """Push: the talks are over, a word on each would help; true until all is said."""
    if await _going(room) is None or not await _unsaid(room):
        return None
    title = _("<b>Two taps about the trial talks</b>")
    who = _("Only the curator reads it. Nobody has to answer.")
    return Screen(f"{title}\n{who}", ((_open(),),))


async def my_trials(room: Room, args: Args) -> Screen | None:
    """List the reader's own talks, each with a press to say what one thinks of it."""
    mine, going = await _mine(room), await _going(room)
    if not mine:
        return Screen(_("No trial talks are planned for you."), (menu(),))
    names = await _names(room, mine)
    lines = ["<b>" + _("Trial talks, 15 minutes each") + "</b>"]
    if args.get("said") == "kept":
        lines.insert(0, _("Thank you, it is kept."))
    rows: list[tuple[Button, ...]] = []
    for talk, own in mine:
        name, when = names.get(talk.other(own.side), ""), short_moment(room, talk.starts_at)
        mark = "☑ " if talk.said_by(own.side) else ""
        lines.append(h(f"{mark}{when} · {name}"))
        if going is not None and talk.starts_at <= room.now:
            rows.append((button(f"{mark}{name}", RateTalk(talk=talk.id)),))
    if rows:
        lines.append(
            _("After each talk say here whether you would go on. Only the curator reads it.")
        )
    rows.append((button(_("Hide"), OwnTalks(full=False)),))
    return Screen("\n".join(lines), (*rows, menu()))


async def my_trials_hidden(_room: Room, _args: Args) -> Screen:
    """Take the list back."""
    return Screen(neutral(), ((_open(),),))


async def my_trial(room: Room, args: Args) -> Screen | None:
    """Ask what one thinks of one talk."""
    mine = {talk.id: (talk, own) for talk, own in await _mine(room)}
    found = mine.get(TrialTalkId(number(args, "talk")))
    if found is None or await _going(room) is None:
        return Screen(_("This is closed already."), (menu(),))
    talk, own = found
    names = await _names(room, [found])
    lines = [
        "<b>" + _("Would you like to go on together?") + "</b>",
        h(f"{names.get(talk.other(own.side), '')} · {moment(room, talk.starts_at)}"),
        _("Only the curator reads it; the other side will not know."),
    ]
    rows = tuple((button(words, RateTalk(talk=talk.id, said=word)),) for word, words in _answers())
    return Screen("\n".join(lines), (*rows, (button(_("Back"), OwnTalks()),)))


async def talks_rows(room: Room) -> Rows:
    """Offer the own talks in the menu while they go on."""
    if await _going(room) is None or not await _mine(room):
        return ()
    return ((button(_("Trial talks"), OwnTalks()),),)


def _answers() -> tuple[tuple[str, str], ...]:
    return (
        (Continuing.YES.value, _("Yes, gladly")),
        (Continuing.DOUBT.value, _("I have doubts")),
        (Continuing.NO.value, _("Rather not")),
        (MISSED, _("We did not meet")),
    )


async def _going(room: Room) -> Round | None:
    found = await room.tx.wishes.round(RoundKind.TALKS)
    return found if found is not None and found.is_open(room.now) else None


async def _mine(room: Room) -> Mine:
    person = room.reader.person
    if person is None:
        return []
    sides = {each.id: each for each in await room.tx.participations.of(person.id)}
    return [
        (talk, sides[who])
        for talk in await my_talks(room.tx, room.reader)
        for who in (talk.mentee_id, talk.mentor_id)
        if who in sides
    ]


async def _unsaid(room: Room) -> bool:
    mine = await _mine(room)
    return any(t.said_by(own.side) is None and t.starts_at <= room.now for t, own in mine)


async def _names(room: Room, mine: Mine) -> dict[ParticipationId, str]:
    found = [await room.tx.participations.get(talk.other(own.side)) for talk, own in mine]
    called = await labels(room.tx, [each for each in found if each is not None])
    return {key: said(wording) for key, wording in called.items()}


def _open() -> Button:
    return button(_("Open"), OwnTalks())


SCREENS: dict[str, ScreenFn] = {
    "talks_called": talks_called,
    "talks_question": talks_question,
    "talks_reminder": talks_question,
    "my_trials": my_trials,
    "my_trials_hidden": my_trials_hidden,
    "my_trial": my_trial,
}
PUSHED = frozenset({"talks_called", "talks_question", "talks_reminder"})
