"""Word what the rules refuse: what happened and the way on, never a reproach."""

from handlers.screen import RefusalFn, Room, Screen
from handlers.texts.help_button import help_for
from handlers.texts.inputs import SENTENCES, Sentence
from handlers.texts.questionnaire import menu_row
from handlers.texts.speech import _
from mentoring.delivery import Args

COMMON: dict[str, Sentence] = {
    "refused": lambda _data: _("This does not work right now."),
    "not_found": lambda _data: _("This is not here any more. The menu shows what is current."),
    "not_allowed": lambda _data: _("This part is open to others. Yours is in the menu."),
    "already_done": lambda _data: _("This is done already."),
    "in_the_past": lambda _data: _("This time has passed already. Please choose another."),
    "consent_needed": lambda _data: _(
        "For this I need your consent first. You can give it here: /consent"
    ),
    "not_of_age": lambda _data: _("A parent or guardian consents first, for everybody under 18."),
}


def _with_menu(sentence: Sentence) -> RefusalFn:
    def worded(room: Room, data: Args) -> Screen:
        return Screen(sentence(data), (*help_for(room), menu_row()))

    return worded


REFUSALS: dict[str, RefusalFn] = {
    code: _with_menu(each) for code, each in {**SENTENCES, **COMMON}.items()
}
