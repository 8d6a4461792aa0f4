"""Say to the two in a pair why it is them, in words made of public facts only.

Wishes, stop lists, notes of third parties, restrictions, trial talks and other candidates never
pass here: the function takes `PairFacts`, in which none of them is.
"""

from handlers.texts.match_parts import both_free
from handlers.texts.speech import _, said
from handlers.texts.words import one_line
from mentoring.forms import public_title, repertoire
from mentoring.organisations import OrganisationKind
from mentoring.public_facts import MIXED, PairFacts

SUBJECT = 40


def why_for_participants(facts: PairFacts, kind: OrganisationKind) -> str:
    """Say in one line why these two; not escaped, and empty when nothing public speaks."""
    parts = (_subject(facts), _about(facts, kind), _time(facts), _way(facts))
    return ", ".join(filter(None, parts))


def _about(facts: PairFacts, kind: OrganisationKind) -> str:
    """Say what the two work on; the form alone, when that is all there is to say."""
    role = repertoire().role_model.get(facts.role_model or "")
    if role is not None:
        return _("a common theme – {what}").format(what=said(role.named(kind)))
    if facts.subjects or facts.slots or facts.mode:
        return ""
    title = public_title(facts.form, None, kind)
    return _("the form – {what}").format(what=said(title)) if title is not None else ""


def _subject(facts: PairFacts) -> str:
    if not facts.subjects:
        return ""
    return _("same subject: {name}").format(name=one_line(facts.subjects[0], SUBJECT))


def _time(facts: PairFacts) -> str:
    return both_free(facts.slots) if facts.slots else ""


def _way(facts: PairFacts) -> str:
    return {
        "in_person": _("both can meet in person"),
        "online": _("both can meet online"),
        MIXED: _("both can meet in person and online"),
    }.get(facts.mode or "", "")
