"""Word what people ask for by themselves: the hub, the list of mentors, what became of it."""

from handlers.callbacks.pairing import MyPair
from handlers.callbacks.pleas import (
    AskQuestion,
    ByMyself,
    ListedMentor,
    ListTopics,
    MentorList,
    OwnPlace,
    OwnPlea,
    PleasForMe,
)
from handlers.screen import Button, Room, Rows, Screen, ScreenFn
from handlers.texts.help_button import help_for
from handlers.texts.pair_parts import button, menu, neutral, number, page_of, pager, span
from handlers.texts.plea_parts import (
    QUESTION,
    label_of,
    mentor_lines,
    own,
    to_hub,
    topic_words,
    until_line,
)
from handlers.texts.speech import _
from handlers.texts.words import h, one_line
from mentoring.answers import offered_by
from mentoring.applications import Participation, Side
from mentoring.delivery import Args
from mentoring.ids import ParticipationId, PleaId
from mentoring.pairs import OVER
from mentoring.pleading.listing import choices
from mentoring.pleas import LIST, QUESTIONS, Plea, PleaKind, PleaState

FEW = 5
"""So many mentors stand on a page of the list."""


async def myself(room: Room, _args: Args) -> Screen | None:
    """Show what the reader can do without waiting for a curator's choice."""
    mentee, mentor = await own(room, Side.MENTEE), await own(room, Side.MENTOR)
    rows = [*await _asking(room, mentee)] if mentee else []
    rows += _answering(room) if mentor else []
    text = _(
        "<b>Questions and the list of mentors</b>\n"
        "Here you can ask for help by yourself or give it. A curator confirms each pair."
    )
    if not rows:
        text = _("This is open to those who take part, when the school allows it.")
    return Screen(text, (*rows, *help_for(room), menu()))


async def mentor_list(room: Room, args: Args) -> Screen | None:
    """Show a page of mentors, in no order of merit."""
    mentee = await own(room, Side.MENTEE)
    if mentee is None or LIST not in room.organisation.by_themselves:
        return None
    topic = str(args.get("topic") or "")
    found = await choices(room.tx, mentee, topic)
    page, shown = page_of(found, number(args, "page"), FEW)
    lines = ["<b>" + _("Mentors who are ready") + "</b>"]
    if topic:
        lines.append(_("Topic: {topic}").format(topic=h(topic_words(room, topic))))
    lines.append(
        span(page, len(shown), len(found), FEW) if found else _("Nobody is on the list now.")
    )
    rows = [(button(await label_of(room, each), _card(each, page, topic)),) for each in shown]
    before, after = (MentorList(page=at, topic=topic) for at in (page - 1, page + 1))
    leaves = pager(page, len(found), before, after, FEW)
    narrow = (button(_("Choose a topic"), ListTopics()),)
    return Screen("\n".join(lines), (*rows, *leaves, narrow, (to_hub(), *menu())))


async def mentor_topics(room: Room, _args: Args) -> Screen | None:
    """Offer the topics somebody on the list helps with."""
    mentee = await own(room, Side.MENTEE)
    if mentee is None:
        return None
    there = {each for mentor in await choices(room.tx, mentee) for each in offered_by(mentor)}
    known = sorted((topic_words(room, each), each) for each in there if not each.startswith("="))
    rows = tuple((button(words, MentorList(topic=each)),) for words, each in known)
    everybody = (button(_("All topics"), MentorList()),)
    return Screen("<b>" + _("Which topic?") + "</b>", (*rows, everybody, (to_hub(),)))


async def mentor_card(room: Room, args: Args) -> Screen | None:
    """Show what a mentor lets others read, and the way to ask for them."""
    mentee = await own(room, Side.MENTEE)
    back = MentorList(page=number(args, "page"), topic=str(args.get("topic") or ""))
    rows: Rows = ((button(_("To the list"), back),),)
    there = await choices(room.tx, mentee) if mentee else []
    mentor = {each.id: each for each in there}.get(ParticipationId(number(args, "mentor")))
    if mentee is None:
        return None
    if mentor is None:
        return Screen(_("This mentor has no free place now, or is asked already."), rows)
    lines = [
        *await mentor_lines(room, mentor),
        _("Your wish is read by this mentor and by curators, by nobody else."),
    ]
    wish = button(_("I want this mentor"), ListedMentor(mentor=mentor.id, wanted=True))
    return Screen("\n".join(lines), ((wish,), *rows))


async def my_plea(room: Room, args: Args) -> Screen | None:
    """Say what became of something the reader asked for, kindly."""
    plea = await _own(room, args)
    if plea is None:
        return None
    lines = [*await _what(room, plea), await _became(room, plea)]
    rows: list[tuple[Button, ...]] = []
    if plea.is_open(room.now):
        lines.append(until_line(room, plea))
        asked = plea.kind is PleaKind.QUESTION
        text = _("Take the question back") if asked else _("Take it back")
        rows.append((button(text, OwnPlea(plea=plea.id, act="back")),))
    pair = await room.tx.pairs.get(plea.pair_id) if plea.pair_id else None
    if pair and pair.announced_at and pair.state not in OVER:
        rows.append((button(_("My pair"), MyPair(pair=pair.id)),))
    hide = button(_("Hide"), OwnPlea(plea=plea.id, act="hide"))
    return Screen("\n".join(lines), (*rows, (to_hub(), hide), *help_for(room), menu()))


async def plea_news(room: Room, args: Args) -> Screen | None:
    """Push: there is an answer to what the reader asked for."""
    plea = await _own(room, args)
    if plea is None:
        return None
    return Screen(neutral(), ((button(_("Open"), OwnPlea(plea=plea.id)),),))


async def own_place(room: Room, _args: Args) -> Screen | None:
    """Show a mentor what others read on the list, and how many may come."""
    mentor = await own(room, Side.MENTOR)
    if mentor is None or LIST not in room.organisation.by_themselves:
        return None
    listed = {each.participation_id: each for each in await room.tx.pleas.volunteers()}
    mine = listed.get(mentor.id)
    lines = ["<b>" + _("My place on the list") + "</b>"]
    if mine is None:
        lines.append(_("The card is not on the list yet. Others would read:"))
    else:
        lines.append(_("The card is on the list. Places by the list: {n}").format(n=mine.places))
        lines.append(_("Others read:"))
    lines += await mentor_lines(room, mentor)
    numbers = tuple(
        button(str(n), OwnPlace(places=n)) for n in range(1, min(mentor.places, 6) + 1)
    )
    lines.append(_("How many may come this way? Choose a number."))
    leave = ((button(_("Leave the list"), OwnPlace(places=0)),),) if mine else ()
    return Screen("\n".join(lines), (numbers, (to_hub(), *menu()), *leave))


async def pleas_rows(room: Room) -> Rows:
    """Offer it all in the menu where the school has opened any of it."""
    opened = {QUESTIONS, LIST} & set(room.organisation.by_themselves)
    return ((button(_("Questions and the list"), ByMyself()),),) if opened else ()


async def _asking(room: Room, mentee: Participation) -> list[tuple[Button, ...]]:
    rows: list[tuple[Button, ...]] = []
    waiting = [e for e in await room.tx.pleas.of(mentee.id) if e.is_open(room.now)]
    asked = next((each for each in waiting if each.kind is PleaKind.QUESTION), None)
    if asked is not None:
        rows.append((button(_("My question"), OwnPlea(plea=asked.id)),))
    elif QUESTIONS in room.organisation.by_themselves:
        rows.append((button(_("Ask a question"), AskQuestion()),))
    if LIST in room.organisation.by_themselves:
        rows.append((button(_("The list of mentors"), MentorList()),))
    for each in waiting:
        mentor = await room.tx.participations.get(each.mentor_id) if each.mentor_id else None
        if mentor is not None:
            text = _("Asked: {name}").format(name=await label_of(room, mentor))
            rows.append((button(text, OwnPlea(plea=each.id)),))
    return rows


def _answering(room: Room) -> list[tuple[Button, ...]]:
    opened = room.organisation.by_themselves
    rows: list[tuple[Button, ...]] = []
    if QUESTIONS in opened or LIST in opened:
        rows.append((button(_("Who asks for help"), PleasForMe()),))
    if LIST in opened:
        rows.append((button(_("My place on the list"), OwnPlace()),))
    return rows


def _card(mentor: Participation, page: int, topic: str) -> ListedMentor:
    return ListedMentor(mentor=mentor.id, page=page, topic=topic)


async def _own(room: Room, args: Args) -> Plea | None:
    plea, person = await room.tx.pleas.get(PleaId(number(args, "plea"))), room.reader.person
    if plea is None or person is None:
        return None
    mine = {each.id for each in await room.tx.participations.of(person.id)}
    return plea if plea.participation_id in mine else None


async def _what(room: Room, plea: Plea) -> list[str]:
    if plea.kind is PleaKind.QUESTION:
        words = h(one_line(plea.wanted.words or "", QUESTION))
        topic = h(topic_words(room, plea.wanted.topic))
        return ["<b>" + _("Your question") + f"</b> · {topic}", _("“{words}”").format(words=words)]
    mentor = await room.tx.participations.get(plea.mentor_id) if plea.mentor_id else None
    name = h(await label_of(room, mentor)) if mentor else ""
    return ["<b>" + _("A wish for a mentor") + "</b>", name]


async def _became(room: Room, plea: Plea) -> str:
    pair = await room.tx.pairs.get(plea.pair_id) if plea.pair_id else None
    if pair is not None and pair.state in OVER:
        return _("This is over.")
    if pair is not None and pair.announced_at is not None:
        return _("The pair has been announced, all about it stands there.")
    asked = plea.kind is PleaKind.QUESTION
    late = plea.state is PleaState.OPEN and not plea.is_open(room.now)
    return {
        PleaState.OPEN: _("Those who can help are asked. They see no name.")
        if asked
        else _("The mentor has got the request. Up to three may be asked at once."),
        PleaState.TAKEN: _("There is a yes. A curator confirms the pair, then I will write."),
        PleaState.NOT_NOW: _("It does not work out just now. There are others on the list."),
        PleaState.FULL: _("All places are taken now. There are others on the list."),
        PleaState.WITHDRAWN: _("This is taken back."),
        PleaState.EXPIRED: _(
            "Nobody could answer in time. The curator knows and will help further."
        ),
    }[PleaState.EXPIRED if late else plea.state]


SCREENS: dict[str, ScreenFn] = {
    "myself": myself,
    "mentor_list": mentor_list,
    "mentor_topics": mentor_topics,
    "mentor_card": mentor_card,
    "my_plea": my_plea,
    "plea_news": plea_news,
    "own_place": own_place,
}
PUSHED = frozenset({"plea_news"})
