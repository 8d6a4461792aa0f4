"""Say how people are called where no names are: by codes, and staff by their work."""

from handlers.texts.speech import pgettext
from mentoring.people import StaffRole
from mentoring.pseudonyms import Mask, Veil


def veil(mask: Mask) -> Veil:
    """Return the letters and words of the language that is spoken now."""
    return Veil(
        mask=mask,
        expected=pgettext("the letter of a code", "K"),
        unexpected=pgettext("the letter of a code of a person", "P"),
        roles={
            StaffRole.CURATOR: pgettext("in place of a name", "Curator"),
            StaffRole.DEPUTY: pgettext("in place of a name", "Deputy"),
            StaffRole.HEAD: pgettext("in place of a name", "Head"),
            StaffRole.PSYCHOLOGIST: pgettext("in place of a name", "Psychologist"),
        },
    )
