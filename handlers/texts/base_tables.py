"""Word the bases of mentees and mentors as tables, in the columns an inspector knows."""

from datetime import date

from handlers.papers.workbook import Cell, Sheet
from handlers.screen import Room
from handlers.texts.base_words import JOINT, Teller, category_title, dotted
from handlers.texts.people_words import state_words
from handlers.texts.speech import _, ngettext, pgettext
from handlers.texts.step_words import result_words
from mentoring.applications import Side
from mentoring.bases import BothBases, Line
from mentoring.labels import group_of
from mentoring.steps import Milestone, StepKind, StepState


def mentees_base(room: Room, bases: BothBases, *, named: bool = True) -> Sheet:
    """Return the base of mentees, a row for each."""
    teller = Teller(room, bases, named)
    columns = (
        pgettext("column", "No. in order"),
        pgettext("column", "Mentee"),
        pgettext("column", "Contact (of a minor: the representative's)"),
        pgettext("column", "Year (date) of birth"),
        pgettext("column", "Main request"),
        pgettext("column", "In the programme since"),
        pgettext("column", "Mentor"),
        pgettext("column", "Form"),
        pgettext("column", "Mentor's place of work or study"),
        pgettext("column", "End of the programme"),
        pgettext("column", "Results of the programme"),
        pgettext("column", "Link to a case or review"),
        pgettext("column", "Passed the programme"),
        pgettext("column", "Class, course, group or position"),
        pgettext("column", "Category"),
        pgettext("column", "Role model"),
        pgettext("column", "Model"),
        pgettext("column", "Consent"),
        pgettext("column", "State"),
        pgettext("column", "Organisation"),
    )
    rows = tuple((*_mentee(teller, line), *_code(teller, line)) for line in bases.mentees)
    return Sheet(_("Mentees' base"), (*columns, *_coded(teller)), rows)


def mentors_base(room: Room, bases: BothBases, *, named: bool = True) -> Sheet:
    """Return the base of mentors, a row for each."""
    teller = Teller(room, bases, named)
    columns = (
        pgettext("column", "No. in order"),
        pgettext("column", "Mentor"),
        pgettext("column", "Contact"),
        pgettext("column", "Place of work or study"),
        pgettext("column", "Main competences"),
        pgettext("column", "Achievements"),
        pgettext("column", "Interests"),
        pgettext("column", "Age of mentees wished for"),
        pgettext("column", "Time for the programme"),
        pgettext("column", "In the programme since"),
        pgettext("column", "Names of the mentees"),
        pgettext("column", "Form"),
        pgettext("column", "Mentee's place of work or study"),
        pgettext("column", "End of the programme"),
        pgettext("column", "Results of the programme"),
        pgettext("column", "Link to a case or review"),
        pgettext("column", "Interview (date, result)"),
        pgettext("column", "Training (programme, date)"),
        pgettext("column", "Clearance checked"),
        pgettext("column", "Labour consent (No., date)"),
        pgettext("column", "May help other organisations"),
        pgettext("column", "Long-term base"),
    )
    rows = tuple((*_mentor(teller, line), *_code(teller, line)) for line in bases.mentors)
    return Sheet(_("Mentors' base"), (*columns, *_coded(teller)), rows)


def categories_base(room: Room, bases: BothBases, *, named: bool = True) -> Sheet:
    """Return the mentees by category, the largest category first, those without one last."""
    teller = Teller(room, bases, named)
    sizes: dict[str | None, int] = {}
    for line in bases.mentees:
        sizes[line.category] = sizes.get(line.category, 0) + 1
    ordered = sorted(
        bases.mentees,
        key=lambda line: (line.category is None, -sizes[line.category], line.category or ""),
    )
    rows = tuple(_categorised(teller, line, sizes[line.category]) for line in ordered)
    columns = (
        pgettext("column", "Category"),
        pgettext("column", "People in the category"),
        pgettext("column", "Mentee"),
        pgettext("column", "Class, course, group or position"),
        pgettext("column", "Main request"),
        pgettext("column", "State"),
    )
    return Sheet(_("By category"), columns, rows)


def _coded(teller: Teller) -> tuple[str, ...]:
    return (pgettext("column", "Code"),) if teller.tells_codes else ()


def _code(teller: Teller, line: Line) -> tuple[Cell, ...]:
    return (teller.code(line.who.person_id),) if teller.tells_codes else ()


COMPETENCES = ("competences", "helps_with")
"""What a mentor can help colleagues with, and learners."""


def _mentee(teller: Teller, line: Line) -> tuple[Cell, ...]:
    born = line.person.birth_date if line.person and teller.named else None
    return (
        line.number,
        teller.who(line.who.person_id),
        teller.contact(line.person, line.representatives),
        born,
        _request(teller, line),
        teller.day(line.since),
        teller.side(line.pairs, Side.MENTOR),
        teller.forms(line.pairs),
        _places(teller, line, Side.MENTOR),
        teller.day(line.ended),
        _results(line),
        "",
        _("yes") if line.completed else "",
        place_of(teller, line),
        category_title(line.category),
        teller.roles(line.pairs),
        teller.models(line.pairs),
        JOINT.join(map(teller.consent, line.consents)),
        state_words(line.who.state.value),
        teller.room.organisation.name,
    )


def _mentor(teller: Teller, line: Line) -> tuple[Cell, ...]:
    hours = line.who.profile.get("time_resource")
    return (
        line.number,
        teller.who(line.who.person_id),
        teller.contact(line.person, line.representatives),
        place_of(teller, line),
        JOINT.join(filter(None, (teller.said(line.who, key) for key in COMPETENCES))),
        teller.said(line.who, "achievements"),
        teller.said(line.who, "interests"),
        teller.said(line.who, "mentee_age"),
        _hours(hours) if isinstance(hours, int) else "",
        teller.day(line.since),
        teller.side(line.pairs, Side.MENTEE),
        teller.forms(line.pairs),
        _places(teller, line, Side.MENTEE),
        teller.day(line.ended),
        _results(line),
        "",
        _interview(teller, line.marks.get(StepKind.INTERVIEW)),
        _training(teller, line),
        _step(teller, line.marks.get(StepKind.CLEARANCE)),
        _labour(teller, line),
        _yes_or_no(yes=line.shares),
        _yes_or_no(yes=line.stays),
    )


def _categorised(teller: Teller, line: Line, size: int) -> tuple[Cell, ...]:
    return (
        category_title(line.category) or _("no category yet"),
        size,
        teller.who(line.who.person_id),
        place_of(teller, line),
        _request(teller, line),
        state_words(line.who.state.value),
    )


def _request(teller: Teller, line: Line) -> str:
    """Say what somebody wants, in their words with names, else by what they chose."""
    keys = ("request_text", "request_type", "need_reason", "deficits")
    return next(filter(None, (teller.said(line.who, key) for key in keys)), "")


def place_of(teller: Teller, line: Line) -> str:
    """Say where somebody belongs: a class, a position, another place of work."""
    told = (
        teller.said(line.who, "org_place"),
        group_of(line.who) if line.who.side is Side.MENTEE else None,
        teller.said(line.who, "position"),
    )
    return next(filter(None, told), "") or teller.room.organisation.name


def _places(teller: Teller, line: Line, side: Side) -> str:
    """Say where those on the other side of one's pairs belong."""
    others = teller.bases.mentors if side is Side.MENTOR else teller.bases.mentees
    wanted = {
        seat.participation_id for pair in line.pairs for seat in pair.seats if seat.side is side
    }
    found = (place_of(teller, other) for other in others if other.who.id in wanted)
    return JOINT.join(dict.fromkeys(found))


def _results(line: Line) -> str:
    if not line.held:
        return ""
    return ngettext("{n} meeting held", "{n} meetings held", line.held).format(n=line.held)


def _hours(n: int) -> str:
    return ngettext("{n} hour a month", "{n} hours a month", n).format(n=n)


def _interview(teller: Teller, mark: Milestone | None) -> str:
    if mark is None or mark.state is StepState.EXCUSED:
        return _step(teller, mark)
    result = result_words(mark.value)
    return ", ".join(filter(None, (dotted(teller.day(mark.at)), result)))


def _training(teller: Teller, line: Line) -> str:
    """Say which training and when; without a mark, what the mentor has said."""
    mark = line.marks.get(StepKind.TRAINING)
    said = line.who.profile.get("training_date")
    if mark is None and isinstance(said, str):
        day = dotted(date.fromisoformat(said))
        return _("by the questionnaire, {day}").format(day=day)
    if mark is None or mark.state is not StepState.DONE:
        return _step(teller, mark)
    attended = (mark.value or "").startswith("event:")
    programme = _("Training for mentors") if attended else _("materials of the training")
    return f"{programme}, {dotted(teller.day(mark.at))}"


def _step(teller: Teller, mark: Milestone | None) -> str:
    if mark is None or mark.state is StepState.FAILED:
        return ""
    return _("left out") if mark.state is StepState.EXCUSED else dotted(teller.day(mark.at))


def _labour(teller: Teller, line: Line) -> str:
    record = line.labour
    if record is None:
        return ""
    given = record.paper_date or teller.day(record.at)
    number = f"№ {record.paper_number}" if record.paper_number else ""
    return ", ".join(filter(None, (number, dotted(given))))


def _yes_or_no(*, yes: bool) -> str:
    return _("yes") if yes else _("no")
