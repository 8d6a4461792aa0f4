"""Word why a pair cannot be made or changed right now, and the way on."""

from handlers.callbacks.pairing import MatchList, PairsList
from handlers.screen import Button, RefusalFn, Room, Screen
from handlers.texts.match_parts import bar_words
from handlers.texts.pair_parts import button, menu, number
from handlers.texts.speech import _
from handlers.texts.words import h
from mentoring.bars import CONFIDED
from mentoring.delivery import Args

GROUP_SIZE = "group_size"


def not_suited(_room: Room, data: Args) -> Screen:
    """Say which hard rule forbids the pair."""
    why = str(data.get("why") or "")
    words = {
        GROUP_SIZE: _("a group has one to six members"),
        "model_size": _("this model takes another number of members"),
        "no_topic": _("this model needs a topic, and the request names none"),
        "no_model": _("there is no such model"),
    }.get(why) or bar_words(why)
    if why in CONFIDED:
        words = _("another choice suits better")
    text = _("<b>This pair is not possible now</b>\nThe reason: {why}.")
    return Screen(text.format(why=h(words)), (_again(),))


def no_free_place(_room: Room, data: Args) -> Screen:
    """Say that somebody was faster."""
    free, norm = number(data, "free"), number(data, "norm")
    text = _(
        "<b>No place is free</b>\nFree places of this mentor now: {n}. "
        "Perhaps another curator has just taken the last one."
    )
    if norm:
        text = _(
            "<b>The norm allows no more</b>\nFree places of this mentor now: {n}. "
            "The mentor offers more, but the norm here is {norm}."
        )
    return Screen(text.format(n=free, norm=norm), (_again(),))


def already_paired(_room: Room, _data: Args) -> Screen:
    """Say that the two work together already."""
    text = _("<b>They are a pair already</b>\nThe pair stands in the list.")
    return Screen(text, ((button(_("Pairs"), PairsList()), *menu()),))


def not_accepted(_room: Room, _data: Args) -> Screen:
    """Say that an announcement comes after all answers."""
    text = _("<b>Not everybody has agreed yet</b>\nI will write when all answers are there.")
    return Screen(text, ((button(_("Pairs"), PairsList()), *menu()),))


def not_announced(_room: Room, _data: Args) -> Screen:
    """Say that an order comes after the announcement."""
    text = _("<b>The pair is not announced yet</b>\nThe order is entered after that.")
    return Screen(text, ((button(_("Pairs"), PairsList()), *menu()),))


def pair_changed(_room: Room, _data: Args) -> Screen:
    """Say that somebody else has just changed the pair."""
    text = _("<b>The pair has just changed</b>\nLook at it once more and press again if needed.")
    return Screen(text, ((button(_("Pairs"), PairsList()), *menu()),))


def _again() -> tuple[Button, ...]:
    return (button(_("Choose again"), MatchList()), *menu())


REFUSALS: dict[str, RefusalFn] = {
    "not_suited": not_suited,
    "no_free_place": no_free_place,
    "already_paired": already_paired,
    "not_accepted": not_accepted,
    "not_announced": not_announced,
    "pair_changed": pair_changed,
}
