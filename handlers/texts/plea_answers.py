"""Word for mentors who asks and what, and for whoever asked how a question ends."""

from handlers.callbacks.pairing import MyPair, PersonCard
from handlers.callbacks.pleas import EndQuestion, PleaCard, PleasForMe
from handlers.screen import Button, RefusalFn, Room, Rows, Screen, ScreenFn
from handlers.texts.help_button import help_for
from handlers.texts.pair_parts import button, menu, neutral, number, page_of, pager
from handlers.texts.plea_parts import (
    QUESTION,
    asker_line,
    mode_words,
    own,
    to_hub,
    topic_words,
    until_line,
)
from handlers.texts.speech import _
from handlers.texts.task_words import TaskWords
from handlers.texts.words import h, one_line
from mentoring.applications import Participation, Side
from mentoring.delivery import Args
from mentoring.ids import PairId, ParticipationId, PleaId
from mentoring.office import Task, TaskKind
from mentoring.pairs import OVER, WORKING, Pair
from mentoring.pleading.answering import OneAtATime, TakenAlready, may_answer, questions_for
from mentoring.pleading.asking import EnoughAsked
from mentoring.pleading.beginning import CannotMeet, PlacesGone
from mentoring.pleading.listing import NotOpened
from mentoring.pleas import SITUATIONAL, Plea, PleaKind, PleaState


async def plea_new(room: Room, args: Args) -> Screen | None:
    """Push: somebody asks; true while it is open."""
    plea, _mentor = await _for_me(room, args)
    if plea is None or not plea.is_open(room.now):
        return None
    return Screen(neutral(), ((button(_("Open"), PleaCard(plea=plea.id)),),))


async def pleas_for_me(room: Room, args: Args) -> Screen | None:
    """List what the reader may answer."""
    if await own(room, Side.MENTOR) is None:
        return None
    found = await questions_for(room.tx, room.reader)
    page, shown = page_of(found, number(args, "page"))
    lines = ["<b>" + _("Who asks for help") + "</b>"]
    if not found:
        lines.append(_("Nobody asks just now."))
    rows = [(button(_title(room, each), PleaCard(plea=each.id)),) for each in shown]
    leaves = pager(page, len(found), PleasForMe(page=page - 1), PleasForMe(page=page + 1))
    return Screen("\n".join(lines), (*rows, *leaves, (to_hub(), *menu())))


async def plea_card(room: Room, args: Args) -> Screen | None:
    """Show what is asked, without a name, and what can be answered."""
    plea, mentor = await _for_me(room, args)
    if plea is None or mentor is None:
        return None
    others = plea.state is not PleaState.OPEN and plea.mentor_id != mentor.id
    title = "<b>" + h(_title(room, plea)) + "</b>"
    lines = [title] if others else [title, *await _asked(room, plea)]
    rows: list[tuple[Button, ...]] = []
    if plea.is_open(room.now):
        lines.append(until_line(room, plea))
        rows.append((button(_("I will help"), PleaCard(plea=plea.id, act="take")),))
        if plea.kind is PleaKind.MENTOR:
            rows.append((button(_("Not now"), PleaCard(plea=plea.id, act="later")),))
    else:
        fate, ways = await _fate(room, plea, mentor)
        lines.append(fate)
        rows += ways
    hide = (button(_("Hide"), PleaCard(plea=plea.id, act="hide")),) if rows else ()
    return Screen("\n".join(lines), (*rows, (to_hub(), *hide), *help_for(room), menu()))


async def question_end(room: Room, args: Args) -> Screen | None:
    """Ask whoever asked a question what came of it."""
    pair = await room.tx.pairs.get(PairId(number(args, "pair")))
    if pair is None or not question_rows(room, pair):
        return None
    results = (("yes", _("Yes, it helped")), ("partly", _("In part")), ("no", _("No")))
    rows = tuple(
        (button(words, EndQuestion(pair=pair.id, result=code)),) for code, words in results
    )
    text = _("<b>Is the question settled?</b>\nThe pair ends then. The curator reads the answer.")
    return Screen(text, (*rows, (button(_("Back"), MyPair(pair=pair.id)),)))


async def question_ended(room: Room, _args: Args) -> Screen | None:
    """Thank for the answer."""
    text = _("<b>Thank you</b>\nThe question is closed. A new one may be asked.")
    return Screen(text, ((to_hub(), *menu()),))


async def question_lines(room: Room, pair: Pair) -> list[str]:
    """Repeat the question a pair has come from."""
    if pair.model != SITUATIONAL:
        return []
    asked = [
        plea for seat in pair.members for plea in await room.tx.pleas.of(seat.participation_id)
    ]
    words = [each.wanted.words for each in asked if each.pair_id == pair.id and each.wanted.words]
    return [_("Question: “{words}”").format(words=h(one_line(each, QUESTION))) for each in words]


def question_rows(room: Room, pair: Pair) -> Rows:
    """Offer whoever asked a question to end it."""
    person = room.reader.person
    asked = person is not None and any(each.person_id == person.id for each in pair.members)
    if pair.model != SITUATIONAL or pair.state not in WORKING or not asked:
        return ()
    return ((button(_("The question is settled"), EndQuestion(pair=pair.id)),),)


async def _for_me(room: Room, args: Args) -> tuple[Plea | None, Participation | None]:
    """Return a plea the reader may answer or has answered."""
    mentor = await own(room, Side.MENTOR)
    plea = await room.tx.pleas.get(PleaId(number(args, "plea")))
    asker = await room.tx.participations.get(plea.participation_id) if plea else None
    if mentor is None or plea is None or asker is None or not may_answer(mentor, asker, plea):
        return None, None
    return plea, mentor


async def _asked(room: Room, plea: Plea) -> list[str]:
    if plea.kind is PleaKind.QUESTION:
        words = h(one_line(plea.wanted.words or "", QUESTION))
        mode = _("To talk: {mode}").format(mode=mode_words(plea.wanted.mode))
        return [_("“{words}”").format(words=words), mode]
    asker = await room.tx.participations.get(plea.participation_id)
    lines: list[str] = []
    if asker is not None:
        lines.append(await asker_line(room, asker))
        request = asker.profile.get("request_text")
        if isinstance(request, str) and request:
            words = h(one_line(request, QUESTION))
            lines.append(_("Request: “{words}”").format(words=words))
    if plea.is_open(room.now):
        lines.append(_("Agree or not: a reason is not needed."))
    return lines


def _title(room: Room, plea: Plea) -> str:
    if plea.kind is PleaKind.MENTOR:
        return _("Somebody would like you as a mentor")
    return _("A question: {topic}").format(topic=topic_words(room, plea.wanted.topic))


async def _fate(room: Room, plea: Plea, mentor: Participation) -> tuple[str, Rows]:
    """Say what became of it; between adults a pair may begin with no word of a curator."""
    if plea.state is PleaState.NOT_NOW:
        return _("All right, not now. I have said it kindly."), ()
    if plea.state is not PleaState.TAKEN or plea.mentor_id != mentor.id:
        return _("This is not asked any more."), ()
    pair = await room.tx.pairs.get(plea.pair_id) if plea.pair_id else None
    if pair is None or pair.announced_at is None:
        return _("Thank you. The curator confirms the pair, then I will write to both."), ()
    if pair.state in OVER:
        return _("This is over."), ()
    text = _("Thank you. You are a pair now: agree on when to talk.")
    return text, ((button(_("My pair"), MyPair(pair=pair.id)),),)


def _refused(text: str) -> Screen:
    return Screen(text, ((to_hub(), *menu()),))


def _taken(_room: Room, _data: Args) -> Screen:
    return _refused(_("<b>Somebody helps already</b>\nThank you for being ready."))


def _gone(_room: Room, _data: Args) -> Screen:
    return _refused(_("<b>All places are taken by now</b>\nSomebody was a moment faster."))


def _one(_room: Room, _data: Args) -> Screen:
    text = _("<b>One question at a time</b>\nAnother can be taken when the first is closed.")
    return _refused(text)


def _apart(_room: Room, _data: Args) -> Screen:
    return _refused(_("<b>Only a curator can propose this pair</b>\nA word with them may help."))


def _enough(_room: Room, data: Args) -> Screen:
    if data.get("kind") == PleaKind.QUESTION.value:
        return _refused(_("<b>One question is open already</b>\nIt can be taken back first."))
    text = _("<b>Three mentors are asked already</b>\nOne of the wishes can be taken back.")
    return _refused(text)


def _closed(_room: Room, _data: Args) -> Screen:
    return Screen(_("The school has closed this way. The curator will help."), (menu(),))


def _about(task: Task) -> tuple[Button, ...]:
    asker = ParticipationId(int(task.subject["participation"]))
    return (button(_("Card"), PersonCard(participation=asker)),)


TASKS: dict[str, TaskWords] = {
    TaskKind.PLEA_UNANSWERED: TaskWords(
        happened=lambda: _("{who} has asked for help and has none yet"),
        advice=lambda: _("A mentor can be found by hand, or a word can help."),
        own=lambda: _("a question without an answer"),
        leads=_about,
    ),
}
SCREENS: dict[str, ScreenFn] = {
    "plea_new": plea_new,
    "pleas_for_me": pleas_for_me,
    "plea_card": plea_card,
    "question_end": question_end,
    "question_ended": question_ended,
}
PUSHED = frozenset({"plea_new"})
REFUSALS: dict[str, RefusalFn] = {
    TakenAlready.code: _taken,
    PlacesGone.code: _gone,
    OneAtATime.code: _one,
    CannotMeet.code: _apart,
    EnoughAsked.code: _enough,
    NotOpened.code: _closed,
}
