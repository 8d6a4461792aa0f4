"""Word acts of destruction: the list, and a paper to print, sign and keep for three years."""

from asyncio import to_thread

from handlers.callbacks.consent import TakeAct
from handlers.callbacks.menu import MenuTo
from handlers.papers.document import Grid, Heading, Listing, Part, Words, document
from handlers.screen import Button, File, Room, Screen, ScreenFn
from handlers.texts.moments import day_of_year
from handlers.texts.questionnaire import menu_row
from handlers.texts.speech import _, ngettext
from handlers.texts.task_words import TaskWords
from handlers.texts.waiting import code as code_words
from handlers.texts.words import h
from mentoring.delivery import Args
from mentoring.destruction import Act, Category, Ground
from mentoring.ids import ActId
from mentoring.office import Task, TaskKind

SHOWN = 8
LINES = 3
"""How many members of a commission sign."""


async def acts(room: Room, _args: Args) -> Screen | None:
    """List the newest acts."""
    if not room.reader.is_curator:
        return None
    found = await room.tx.acts.all()
    lines = ["<b>" + _("Acts of destruction") + "</b>"]
    if not found:
        lines.append(_("Nothing had to be destroyed so far."))
    else:
        lines.append(_("An act is kept for three years. Print it, sign it, put it into the file."))
    named = _("Act No. {n} of {day}")
    rows = [
        (Button(named.format(n=act.number, day=_day(room, act)), _take(act.id)),)
        for act in found[:SHOWN]
    ]
    back = (Button(_("All consents"), MenuTo(to="consent").pack()),)
    return Screen("\n".join(lines), (*rows, back))


async def act_file(room: Room, args: Args) -> Screen | None:
    """Hand over one act as a paper."""
    act = await room.tx.acts.get(ActId(int(args["act"] or 0)))
    if act is None or not room.reader.is_curator:
        return None
    title = _("Act of destruction of personal data No. {n}").format(n=act.number)
    content = await to_thread(document, title, await _parts(room, act, title))
    count = len(act.people)
    text = "<b>" + h(title) + "</b>\n"
    text += ngettext("Data of {n} person.", "Data of {n} people.", count).format(n=count)
    text += " " + _("Nobody is named in it; the proof of consent stays.")
    return Screen(text, (menu_row(),), File(f"act-{act.number}.docx", content))


async def _parts(room: Room, act: Act, title: str) -> tuple[Part, ...]:
    codes = {
        each.person_id: code_words(each)
        for each in await room.tx.enrolments.all()
        if each.person_id is not None
    }
    people = [codes.get(each) or _("No. {n}").format(n=each) for each in act.people]
    blank = "_" * 24
    rows = (
        (_("Operator"), room.organisation.name),
        (_("Day of destruction"), _day(room, act)),
        (_("Ground"), ground_words(act.ground)),
        (_("How many people"), str(len(people))),
        (_("People, by number in the system"), ", ".join(people)),
        (_("Where the data were"), _("Information system “Nastavnik”, its database")),
        (
            _("How they were destroyed"),
            _("Erased by the program; copies follow"),
        ),
        (_("What stays"), _("Proof of consents and their revocation, numbers without names")),
    )
    return (
        Heading(title),
        Words(_("Draft for signature"), small=True),
        Grid(("", ""), rows, (60, 110)),
        Heading(_("Categories of data"), 2),
        Listing(tuple(category_words(each) for each in act.categories)),
        Heading(_("Commission"), 2),
        *(Words(f"{blank}   {blank}") for _line in range(LINES)),
        Words(_("Position and name, signature"), small=True),
        Words(_("The extract from the journal of the system is kept with this act."), small=True),
    )


def ground_words(ground: Ground) -> str:
    """Say why data had to go."""
    return {
        Ground.REVOKED: _("The consent ended and its term has run out"),
        Ground.REQUEST: _("The person wished it"),
        Ground.TERM_ENDED: _("The purpose is reached: the programme ended six months ago"),
        Ground.CARD_KEPT: _("The purpose is reached; the card stays by the person's consent"),
        Ground.DRAFTS: _("Questionnaires nobody finished within fourteen days"),
        Ground.THIRD_PARTIES: _("Pairs were formed thirty days ago"),
        Ground.PROOF: _("Three years have passed since the end of processing"),
    }[ground]


def category_words(category: Category) -> str:
    """Name a kind of data."""
    return {
        Category.IDENTITY: _("name, date of birth"),
        Category.CONTACT: _("way of contact, phone"),
        Category.ANSWERS: _("answers of questionnaires"),
        Category.DRAFTS: _("questionnaires begun and not finished"),
        Category.MARKS: _("marks and words about meetings"),
        Category.NOTES: _("information from third parties"),
        Category.PROOF: _("records of consents and the journal"),
    }[category]


def _day(room: Room, act: Act) -> str:
    return day_of_year(act.at.astimezone(room.zone).date())


def _take(act: ActId) -> str:
    return TakeAct(act=act).pack()


def _to_act(task: Task) -> tuple[Button, ...]:
    return (Button(_("Take the act"), _take(ActId(int(task.subject.get("act") or 0)))),)


SCREENS: dict[str, ScreenFn] = {"acts": acts, "act_file": act_file}

TASKS = {
    TaskKind.ACT_READY: TaskWords(
        happened=lambda: _("Data were destroyed: an act waits for signatures"),
        advice=lambda: _("Print it, let the commission sign, keep it for three years."),
        own=lambda: _("an act of destruction"),
        leads=_to_act,
    ),
    TaskKind.ERASURE_AHEAD: TaskWords(
        happened=lambda: _("In two weeks the data of the past programme are erased"),
        advice=lambda: _("Take the report and what has to be kept as papers before that."),
        own=lambda: _("the end of the term of keeping"),
    ),
}
