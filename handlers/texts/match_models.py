"""Word the choice of a model for two people: what each asks of them, what stands in the way."""

from handlers.callbacks.pairing import MatchMentor, ProposeIn
from handlers.screen import Button, Room, Screen, ScreenFn
from handlers.texts.discretion import discretion_of
from handlers.texts.match_parts import bar_words
from handlers.texts.pair_parts import button, number
from handlers.texts.speech import _, said
from handlers.texts.words import h, name_of
from mentoring.bars import Bar
from mentoring.delivery import Args
from mentoring.forms import Ahead, Model
from mentoring.ids import ParticipationId
from mentoring.matching import verdicts_by_model
from mentoring.suitability import Fit, Misfit


async def match_models(room: Room, args: Args) -> Screen | None:
    """Show the models that a curator proposes by hand; those that are possible have a button."""
    if not room.reader.is_curator:
        return None
    mentee, mentor = number(args, "mentee"), number(args, "mentor")
    who = await room.tx.participations.get(ParticipationId(mentee))
    discretion = await discretion_of(room)
    found = await verdicts_by_model(room.tx, ParticipationId(mentee), ParticipationId(mentor))
    judged = [(model, discretion.of(who, each)) for model, each in found] if who else []
    if not judged:
        return None
    person = await room.tx.people.person(judged[0][1].mentor.person_id)
    title = _("<b>How to work: {name}</b>\nThe rules are checked for each model.")
    lines, rows = [title.format(name=name_of(person))], list[tuple[Button, ...]]()
    for model, verdict in judged:
        lines.append(_line(model, verdict))
        if isinstance(verdict, Fit):
            text = _("Propose: {name}").format(name=said(model.title))
            press = ProposeIn(mentor=mentor, mentee=mentee, model=model.code)
            rows.append((button(text, press),))
    rows.append((button(_("Back"), MatchMentor(mentee=mentee, mentor=mentor)),))
    return Screen("\n".join(lines), tuple(rows))


def _line(model: Model, verdict: Fit | Misfit) -> str:
    name = h(said(model.title))
    if isinstance(verdict, Misfit):
        bars = "; ".join(_bar(model, bar) for bar in verdict.bars)
        why = bars or _("another choice suits better")
        return _("{model}: not now, {why}").format(model=name, why=why)
    return _("{model}: {ahead}").format(model=name, ahead=ahead_words(model))


def _bar(model: Model, bar: Bar) -> str:
    """Say why not: too little ahead means something else where nobody has to be ahead."""
    if bar is not Bar.JUNIOR:
        return bar_words(bar)
    return {
        Ahead.LEVEL: _("their experience differs too much"),
        Ahead.INVERTED: _("here the mentee has to be the more experienced one"),
    }.get(model.ahead, bar_words(bar))


def ahead_words(model: Model) -> str:
    """Say who is ahead in a model."""
    return {
        Ahead.DIRECT: _("the mentor is more experienced"),
        Ahead.INVERTED: _("the mentee is more experienced and learns something new"),
        Ahead.LEVEL: _("both are of a similar level"),
        Ahead.HIGHER: _("the mentor stands higher"),
        Ahead.ANY: _("experience does not matter"),
    }[model.ahead]


SCREENS: dict[str, ScreenFn] = {"match_models": match_models}
PUSHED: frozenset[str] = frozenset()
