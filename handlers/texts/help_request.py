"""Word asking for help: what about, how urgent, who will read it, what has been answered."""

from handlers.callbacks.help import (
    AskForHelp,
    OwnHelp,
    PauseContact,
    SayMore,
    WithdrawHelp,
)
from handlers.callbacks.menu import MenuTo
from handlers.callbacks.questionnaire import Show
from handlers.screen import Button, Room, Screen, ScreenFn
from handlers.texts.help_words import (
    asked_when,
    lines_to_call,
    named,
    state_words,
    topic_words,
)
from handlers.texts.pair_parts import button, menu, neutral, number
from handlers.texts.speech import _, pgettext
from handlers.texts.start import curator
from handlers.texts.words import h
from mentoring.delivery import Args
from mentoring.help import answerers_of, own_requests
from mentoring.help_request import ASKABLE, OPEN, HelpRequest, HelpState, HelpTopic
from mentoring.ids import HelpRequestId, PairId
from mentoring.pairs import WORKING, Pair
from mentoring.urgency import called_in_turn, nobody_reads_now

SHOWN = 5


async def help_topic(room: Room, _args: Args) -> Screen:
    """Ask what help is about."""
    rows = [(button(topic_words(each), AskForHelp(topic=each.value)),) for each in ASKABLE]
    text = pgettext(
        "adult",
        "<b>What is it about?</b>\nYour mentor or mentee does not see it. Who reads it, I say "
        "on the next screens.",
    )
    mine, run = button(_("My requests"), OwnHelp()), room.reader.account.focus
    back = ((button(_("To the current question"), Show(run=run)),),) if run else ()
    return Screen(text, (*rows, *back, (mine, *menu())))


async def help_urgency(_room: Room, args: Args) -> Screen:
    """Ask whether it can wait."""
    about = AskForHelp(topic=str(args["topic"]), pair=number(args, "pair"))
    text = _(
        "<b>Can it wait until tomorrow?</b>\nAn urgent request calls two people at once. "
        "The other side of a pair does not see requests."
    )
    rows = (
        (button(_("No, it is urgent"), about.model_copy(update={"urgent": 1})),),
        (button(_("Yes, it can wait"), about.model_copy(update={"urgent": 0})),),
        (button(_("Back"), AskForHelp()),),
    )
    return Screen(text, rows)


async def help_own(room: Room, args: Args) -> Screen | None:
    """Show one's own request: who reads it, what was said, what can be done."""
    request = await room.tx.help_requests.get(HelpRequestId(number(args, "request")))
    if request is None or room.reader.person is None:
        return None
    if request.person_id != room.reader.person.id or request.topic not in ASKABLE:
        return None
    title = _("Request for help: {topic}").format(topic=topic_words(request.topic))
    lines = [f"<b>{title}</b>", f"{asked_when(room, request)}, {state_words(request)}."]
    lines += await _who_reads(room, request)
    if request.words:
        lines.append(_("Your words: {words}").format(words=h(request.words)))
    if request.answer:
        lines.append("<b>" + _("Answer") + "</b>\n" + h(request.answer))
    if args.get("said") == "paused":
        lines.append(_("The contact is stopped. The other side learns no reason."))
    return Screen("\n".join(lines), (*await _doings(room, request), menu()))


async def help_mine(room: Room, _args: Args) -> Screen:
    """List one's own requests, the newest first."""
    person = room.reader.person
    mine = (await own_requests(room.tx, person.id))[:SHOWN] if person else []
    lines = ["<b>" + _("My requests") + "</b>"]
    if not mine:
        lines.append(_("There are none yet."))
    lines += [f"• {topic_words(each.topic)}: {state_words(each)}" for each in mine]
    rows = [(button(topic_words(each.topic), OwnHelp(request=each.id)),) for each in mine]
    new = button(_("Ask for help"), AskForHelp())
    return Screen("\n".join(lines), (*rows, (new, *menu())))


async def help_pause(room: Room, args: Args) -> Screen | None:
    """Choose the pair, or ask once more about one."""
    request, chosen = number(args, "request"), number(args, "pair")
    back = (button(_("Back"), OwnHelp(request=request)),)
    pairs = await _working(room)
    if chosen and any(each.id == chosen for each in pairs):
        text = _(
            "<b>Stop the contact?</b>\nMeetings and reminders of pair No. {number} stop, your "
            "contact is hidden. The others read only that the pair is on hold. A curator "
            "brings it back when it is time."
        )
        pair = next(each for each in pairs if each.id == chosen)
        yes = PauseContact(request=request, pair=PairId(chosen), sure=True)
        sure = (button(_("Yes, stop it"), yes),)
        return Screen(text.format(number=pair.number), (sure, back))
    rows = tuple(
        (button(_("Pair No. {number}").format(number=each.number), _pausing(request, each)),)
        for each in pairs
    )
    text = _("<b>In which pair?</b>") if pairs else _("<b>No pair is working now</b>")
    return Screen(text, (*rows, back))


async def help_outside(room: Room, _args: Args) -> Screen:
    """Help somebody who is not in the programme yet: people and numbers, nothing is stored."""
    lines = [
        "<b>" + _("Help") + "</b>",
        lines_to_call(room),
        _("Nobody reads this here and nobody is called: please tell an adult who is near."),
        _("About the programme, ask {curator}.").format(curator=curator(room)),
    ]
    return Screen("\n".join(lines), ((button(_("Menu"), MenuTo(to="menu")),),))


async def care(room: Room, args: Args) -> Screen:
    """Name the numbers to call and offer more, without a word about what was written."""
    head = pgettext("adult", "<b>If things are hard or frightening, you are not alone</b>")
    lines = [head, lines_to_call(room)]
    if "outside" in args:
        lines.append(_("Nobody reads messages here. Please tell somebody nearby whom you trust."))
        return Screen("\n".join(lines), (menu(),))
    if room.reader.account.focus is not None:
        lines.append(_("The questions go on, and they can wait."))
    request = number(args, "request")
    if not request:
        return Screen("\n".join(lines), () if room.reader.account.focus else (menu(),))
    rows = (
        (button(_("Say what is the matter"), SayMore(request=request)),),
        (button(_("All is well"), WithdrawHelp(request=request)),),
    )
    lines.append(_("I have called somebody from the programme."))
    return Screen("\n".join(lines), rows)


async def care_for_another(room: Room, args: Args) -> Screen:
    """Say what to do now to whoever wrote of another person's danger."""
    lines = [
        _("<b>If the person you write about is in danger now, please act now</b>"),
        lines_to_call(room),
    ]
    if args.get("called"):
        lines.append(
            _("I have called somebody from the programme: they learn whom it is about, no words.")
        )
    else:
        lines.append(_("Please call the organisation yourself: nobody could be called from here."))
    lines.append(_("The questions go on, and they can wait."))
    return Screen("\n".join(lines))


async def help_taken(_room: Room, args: Args) -> Screen:
    """Push: somebody looks after the request."""
    return _push(args)


async def help_answered(_room: Room, args: Args) -> Screen:
    """Push: there is an answer."""
    return _push(args)


async def _who_reads(room: Room, request: HelpRequest) -> list[str]:
    if request.state not in OPEN:
        return []
    readers = await answerers_of(room.tx, request)
    if request.urgent:
        readers = (await called_in_turn(room.tx, request))[:2] or readers
    lines = []
    if readers:
        lines.append(_("It is read by: {people}.").format(people=await named(room, readers)))
    else:
        lines.append(
            _(
                "Everybody who reads requests here takes part in your pair. Please turn to the "
                "head of the organisation or to the numbers below."
            )
        )
    night = await nobody_reads_now(room.tx, room.house)
    if request.urgent and night:
        lines.append(_("At this hour nobody may read it before the morning."))
    if request.urgent or request.topic is HelpTopic.WELLBEING or not readers:
        lines.append(lines_to_call(room))
    return lines


async def _doings(room: Room, request: HelpRequest) -> tuple[tuple[Button, ...], ...]:
    if request.state is HelpState.CLOSED:
        return ((button(_("Ask for help"), AskForHelp()),),)
    rows: list[tuple[Button, ...]] = []
    if request.state in OPEN:
        rows.append((button(_("Add a few words"), SayMore(request=request.id)),))
    if not request.urgent and request.state in OPEN:
        pair = request.about or 0
        louder = AskForHelp(topic=request.topic.value, urgent=1, pair=pair)
        rows.append((button(_("It became urgent"), louder),))
    if await _working(room):
        rows.append((button(_("Stop the contact in a pair"), PauseContact(request=request.id)),))
    rows.append((button(_("All is well, close it"), WithdrawHelp(request=request.id)),))
    return tuple(rows)


async def _working(room: Room) -> list[Pair]:
    if room.reader.person is None:
        return []
    pairs = await room.tx.pairs.of(room.reader.person.id)
    return [
        each
        for each in pairs
        if each.state in WORKING and each.seat_of(room.reader.person.id) is not None
    ]


def _pausing(request: int, pair: Pair) -> PauseContact:
    return PauseContact(request=request, pair=pair.id)


def _push(args: Args) -> Screen:
    opening = button(_("Open"), OwnHelp(request=number(args, "request")))
    return Screen(neutral(), ((opening,),))


SCREENS: dict[str, ScreenFn] = {
    "care": care,
    "care_for_another": care_for_another,
    "help_topic": help_topic,
    "help_urgency": help_urgency,
    "help_own": help_own,
    "help_mine": help_mine,
    "help_pause": help_pause,
    "help_outside": help_outside,
    "help_taken": help_taken,
    "help_answered": help_answered,
}
PUSHED = frozenset({"help_taken", "help_answered"})
