"""Say how people are called where no names are: by codes, and staff by their work."""

from handlers.texts.speech import pgettext
from mentoring.earlier_words import EarlierWords
from mentoring.organisations import Organisation
from mentoring.people import StaffRole
from mentoring.pseudonyms import Mask, Veil


def veil(mask: Mask, here: Organisation) -> Veil:
    """Return the letters and words of the language that is spoken now."""
    return Veil(
        mask=mask,
        expected=pgettext("the letter of a code", "K"),
        unexpected=pgettext("the letter of a code of a person", "P"),
        roles={
            StaffRole.CURATOR: pgettext("in place of a name", "Curator"),
            StaffRole.DEPUTY: pgettext("in place of a name", "Deputy"),
            StaffRole.HEAD: pgettext("in place of a name", "Head"),
            StaffRole.ASSOCIATION: pgettext("in place of a name", "Mentors' association"),
            StaffRole.PSYCHOLOGIST: pgettext("in place of a name", "Psychologist"),
        },
        earlier=_earlier(here),
    )


def _earlier(here: Organisation) -> EarlierWords | None:
    if here.coded_at is None:
        return None
    instead = pgettext(
        "in place of words",
        "hidden: written before this chat went without names, kept on the school's server",
    )
    return EarlierWords(here.coded_at, instead, frozenset(here.places))
