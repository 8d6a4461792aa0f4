"""Name what the directory of people says of somebody: the side, the state, what they wait for."""

from handlers.screen import Room
from handlers.texts.speech import _, locale, pgettext
from handlers.texts.step_words import waits_for
from mentoring.applications import Side
from mentoring.directory import EXPECTED, Directory, form_of
from mentoring.forms import repertoire
from mentoring.waiting import STEPS, Waits


def side_name(side: Side) -> str:
    """Name a side of mentoring."""
    return _("mentor") if side is Side.MENTOR else _("mentee")


def sides_name(side: str) -> str:
    """Name everybody of a side."""
    if side == Side.MENTOR.value:
        return pgettext("list of people", "mentors")
    return pgettext("list of people", "mentees")


def state_words(state: str) -> str:
    """Name a state of the directory."""
    return {
        "draft": pgettext("state", "questionnaire begun"),
        "submitted": pgettext("state", "waiting for a decision"),
        "ready": pgettext("state", "approved"),
        "declined": pgettext("state", "declined"),
        "withdrawn": pgettext("state", "left"),
        EXPECTED: pgettext("state", "expected"),
    }.get(state, state)


def waits_words(waits: Waits | str) -> str:
    """Say what somebody waits for; the words go on a button."""
    step = next((kind for kind, named in STEPS.items() if named == waits), None)
    if step is not None:
        return waits_for(step)
    return {
        Waits.REPRESENTATIVE: pgettext("waits for", "a parent's consent"),
        Waits.OWN_CONSENT: pgettext("waits for", "own consent"),
        Waits.QUESTIONNAIRE: pgettext("waits for", "the questionnaire"),
        Waits.PAIR: pgettext("waits for", "a pair"),
        Waits.ANSWERS: pgettext("waits for", "answers to an offer"),
        Waits.ORDER: pgettext("waits for", "the order"),
        Waits.NOTHING: pgettext("waits for", "nothing"),
    }.get(Waits(waits), "")


def form_title(room: Room, code: str) -> str:
    """Name a form as this kind of organisation does; not escaped."""
    form = repertoire().form.get(code)
    return form.named(room.organisation.kind).said(locale()) if form else code


def value_words(room: Room, directory: Directory, facet: str, value: str) -> str:
    """Name one value of a facet; a class or a form that is not there any more is «—»."""
    match facet:
        case "side":
            return sides_name(value)
        case "state":
            return state_words(value)
        case "waits":
            return waits_words(value) if value in set(Waits) else "—"
        case "form":
            code = form_of(value)
            return form_title(room, code) if code else "—"
        case _:
            return directory.groups().get(value, "—")


def facet_name(facet: str) -> str:
    """Name what people are chosen by."""
    return {
        "side": pgettext("facet", "Side"),
        "state": pgettext("facet", "State"),
        "form": pgettext("facet", "Form"),
        "group": pgettext("facet", "Class or group"),
        "waits": pgettext("facet", "Waiting for"),
    }.get(facet, facet)
