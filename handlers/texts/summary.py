"""Word all answers of a questionnaire, line by line; every line has a number that opens it."""

from handlers.callbacks.questionnaire import GoTo, Leave, Send, Show
from handlers.choices import all_choices_for
from handlers.screen import Button, Room, Rows, Screen, ScreenFn
from handlers.texts.answers import answer_words, named
from handlers.texts.help_button import help_for
from handlers.texts.questionnaire import open_run, over, title_of
from handlers.texts.speech import _, locale, pgettext
from handlers.texts.words import h, one_line
from mentoring.delivery import Args
from mentoring.filling import AMEND, JOIN, KEPT, PROFILE, questionnaire_for
from mentoring.ids import PersonId
from mentoring.people import Person
from mentoring.publishing import CHOICE, items_in
from mentoring.questionnaire import Choices, Line, Questionnaire, summary
from mentoring.questionnaire.route import options_of
from mentoring.runs import Run

PAGE = 12
ROW = 6
SHOWN = 90
"""How much of one answer a summary shows; the question itself shows it in full."""


async def summary_screen(room: Room, args: Args) -> Screen | None:
    """Show a page of the answers, a button for each line, and the way on."""
    run = await open_run(room, args)
    if run is None:
        return over(room)
    questionnaire = questionnaire_for(room.house, run.draft.codes)
    choices = await all_choices_for(room.tx, room.house, run)
    lines = summary(questionnaire, run.draft, choices)
    last = (len(lines) - 1) // PAGE
    page = min(max(int(args.get("page") or 0), 0), last)
    shown = lines[page * PAGE : (page + 1) * PAGE]
    people = await named(room, *(line.value for line in shown))
    text = [_heading(questionnaire, run)]
    text += [
        f"{number}. {line_words(line, choices, people)}"
        for number, line in enumerate(shown, page * PAGE + 1)
    ]
    text.append(_("To change an answer, press its number."))
    rows = (*_numbers(run, shown, page), *_pages(run, page, last), *help_for(room), *_way(run))
    return Screen("\n".join(text), rows)


def line_words(line: Line, choices: Choices, people: dict[PersonId, Person]) -> str:
    """Return one line: what was asked, what about, what was answered."""
    label = h(line.step.label.said(locale()))
    if line.option is not None:
        label = f"{label} · {h(line.option.text.said(locale()))}"
    said = answer_words(line.step, line.value, options_of(line.step, choices), people)
    return f"{label}: <b>{h(one_line(said, SHOWN))}</b>"


def _heading(questionnaire: Questionnaire, run: Run) -> str:
    if run.purpose == PROFILE:
        return "<b>" + pgettext("adult", "Your answers") + "</b>"
    if run.purpose == AMEND:
        return _("<b>Correcting somebody's answers</b>")
    title = _("{title} · please check").format(title=title_of(questionnaire))
    return f"<b>{title}</b>"


def _numbers(run: Run, lines: tuple[Line, ...], page: int) -> Rows:
    buttons = [
        Button(str(number), GoTo(run=run.id, key=line.key).pack())
        for number, line in enumerate(lines, page * PAGE + 1)
    ]
    return tuple(tuple(buttons[at : at + ROW]) for at in range(0, len(buttons), ROW))


def _pages(run: Run, page: int, last: int) -> Rows:
    turns = [
        Button(sign, Show(run=run.id, page=to).pack())
        for sign, to in (("◂", page - 1), ("▸", page + 1))
        if 0 <= to <= last
    ]
    return (tuple(turns),) if turns else ()


def _way(run: Run) -> Rows:
    send = {
        JOIN: _("Send the questionnaire"),
        PROFILE: _("Save the changes"),
        AMEND: _("Save the changes"),
        "papers": _("Note these papers"),
        CHOICE: _("Done") if _is_no(run) else _("I give my consent"),
    }.get(run.purpose, _("Done"))
    stop = _("Continue later") if run.purpose in KEPT else _("Close without changes")
    return (
        (Button(send, Send(run=run.id).pack()),),
        (Button(stop, Leave(run=run.id).pack()),),
    )


def _is_no(run: Run) -> bool:
    """Tell whether what may be published was answered with «nothing»."""
    return not items_in(run.draft.answers)


SCREENS: dict[str, ScreenFn] = {"summary": summary_screen}
