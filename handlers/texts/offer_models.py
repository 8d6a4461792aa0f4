"""Say in an offer what a model asks of the two: to learn from somebody younger, to be equals."""

from handlers.screen import Room
from handlers.texts.offer_parts import is_mentor
from handlers.texts.speech import _, said
from handlers.texts.words import h
from mentoring.forms import repertoire
from mentoring.pairs import Pair, Seat

REVERSE, PARTNER = "reverse", "partner"


def model_lines(room: Room, pair: Pair) -> list[str]:
    """Return what somebody should know before the answer; nothing where the work is usual."""
    if pair.model == REVERSE:
        return [
            _("A reverse pair: the more experienced one learns something new from the other."),
            _("It begins only if the more experienced one agrees."),
            *_topic(room, pair),
            _("Only curators read an answer that is no."),
        ]
    if pair.model == PARTNER:
        return [_("A partner pair: both help each other as equals, nobody is in charge.")]
    model = repertoire().model.get(pair.model)
    if model is not None and model.needs_link:
        return [
            _("A virtual pair: you meet by video. The link is named with each meeting."),
            _("A service hosted in Russia is the better choice."),
        ]
    if model is not None and model.scheduled:
        return [_("All meetings are agreed in advance, by a short schedule.")]
    return []


def accept_words(pair: Pair, seat: Seat) -> str:
    """Word the yes; whoever learns from somebody younger says so in so many words."""
    if pair.model == REVERSE and not is_mentor(seat):
        return _("Yes, I will learn from a colleague")
    return _("Accept")


def _topic(room: Room, pair: Pair) -> list[str]:
    role = repertoire().role_model.get(pair.role_model or "")
    if role is None:
        return []
    return [_("Topic: {topic}").format(topic=h(said(role.named(room.organisation.kind))))]
