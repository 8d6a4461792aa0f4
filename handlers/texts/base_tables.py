"""Word the bases of mentees and mentors as tables, in the columns an inspector knows."""

from datetime import date

from handlers.papers.workbook import Cell, Sheet
from handlers.screen import Room
from handlers.texts.answers import answer_words, people_in
from handlers.texts.speech import _, locale, pgettext
from mentoring.applications import Participation, ParticipationState, Side
from mentoring.consent import ConsentRecord
from mentoring.forms import repertoire
from mentoring.ids import PersonId
from mentoring.joining import SIDES
from mentoring.pairs import Pair, PairState
from mentoring.questionnaire import Option, Value
from mentoring.stock import Stock

JOINT = "; "


def mentees_base(room: Room, stock: Stock) -> Sheet:
    """Return the base of mentees, a row for each."""
    rows = tuple(
        _mentee(room, stock, number, each)
        for number, each in enumerate(stock.base(Side.MENTEE), 1)
    )
    columns = (
        pgettext("column", "No."),
        pgettext("column", "Mentee"),
        pgettext("column", "Contact"),
        pgettext("column", "Date of birth"),
        pgettext("column", "Main request"),
        pgettext("column", "In the programme since"),
        pgettext("column", "Mentor"),
        pgettext("column", "Form"),
        pgettext("column", "Mentor's place of work"),
        pgettext("column", "End of the programme"),
        pgettext("column", "Completed"),
        pgettext("column", "Position"),
        pgettext("column", "Category"),
        pgettext("column", "Subjects"),
        pgettext("column", "Consent"),
        pgettext("column", "State"),
    )
    return Sheet(_("Mentees' base"), columns, rows)


def mentors_base(room: Room, stock: Stock) -> Sheet:
    """Return the base of mentors, a row for each."""
    rows = tuple(
        _mentor(room, stock, number, each)
        for number, each in enumerate(stock.base(Side.MENTOR), 1)
    )
    columns = (
        pgettext("column", "No."),
        pgettext("column", "Mentor"),
        pgettext("column", "Contact"),
        pgettext("column", "Place of work"),
        pgettext("column", "Main competences"),
        pgettext("column", "Achievements"),
        pgettext("column", "Interests"),
        pgettext("column", "Age of mentees wished for"),
        pgettext("column", "Hours a month"),
        pgettext("column", "In the programme since"),
        pgettext("column", "Mentees"),
        pgettext("column", "Form"),
        pgettext("column", "End of the programme"),
        pgettext("column", "Trained on"),
        pgettext("column", "Places"),
        pgettext("column", "Taken"),
        pgettext("column", "Consent"),
        pgettext("column", "State"),
    )
    return Sheet(_("Mentors' base"), columns, rows)


def full_name(stock: Stock, person: PersonId) -> str:
    """Return a full name; somebody erased or unnamed is «участник»."""
    found = stock.people.get(person)
    return found.name if found and found.name else _("a participant")


def names(stock: Stock, pairs: list[Pair], side: Side) -> str:
    """Name everybody on a side of some pairs, each once."""
    seats = (seat for pair in pairs for seat in pair.seats if seat.side is side)
    return JOINT.join(dict.fromkeys(full_name(stock, seat.person_id) for seat in seats))


def form_name(room: Room, pair: Pair) -> str:
    """Name the form of a pair; not escaped."""
    form = repertoire().form.get(pair.form)
    return form.named(room.organisation.kind).said(locale()) if form else pair.form


def _mentee(room: Room, stock: Stock, number: int, who: Participation) -> tuple[Cell, ...]:
    pairs = stock.pairs_of(who.id)
    person = stock.people.get(who.person_id)
    done = any(pair.state is PairState.COMPLETED for pair in pairs)
    return (
        number,
        full_name(stock, who.person_id),
        _contact(stock, who),
        person.birth_date if person else None,
        _said(room, stock, who, "request_text") or _said(room, stock, who, "deficits"),
        _since(room, who),
        names(stock, pairs, Side.MENTOR),
        _forms(room, pairs),
        _places(room, stock, pairs),
        _ended(room, pairs),
        _("yes") if done else "",
        _said(room, stock, who, "position"),
        _said(room, stock, who, "category"),
        _said(room, stock, who, "subjects"),
        _consent(stock.consents.get(who.person_id), room),
        _state(who),
    )


def _mentor(room: Room, stock: Stock, number: int, who: Participation) -> tuple[Cell, ...]:
    pairs = stock.pairs_of(who.id)
    hours, trained = who.profile.get("time_resource"), who.profile.get("training_date")
    return (
        number,
        full_name(stock, who.person_id),
        _contact(stock, who),
        _said(room, stock, who, "org_place") or room.organisation.name,
        _said(room, stock, who, "competences"),
        _said(room, stock, who, "achievements"),
        _said(room, stock, who, "interests"),
        _said(room, stock, who, "mentee_age"),
        hours if isinstance(hours, int) else None,
        _since(room, who),
        names(stock, pairs, Side.MENTEE),
        _forms(room, pairs),
        _ended(room, pairs),
        date.fromisoformat(trained) if isinstance(trained, str) else None,
        who.capacity,
        who.taken,
        _consent(stock.consents.get(who.person_id), room),
        _state(who),
    )


def _said(room: Room, stock: Stock, who: Participation, key: str) -> str:
    code = next(code for code, side in SIDES.items() if side is who.side)
    step, raw = room.house.questionnaires[code].step(key), who.profile.get(key)
    if step is None or raw is None:
        return ""
    value: Value = tuple(raw) if isinstance(raw, list) else raw
    known = {each: stock.people[each] for each in people_in(value) if each in stock.people}
    return answer_words(step, value, _options(room, step.source), known)


def _options(room: Room, source: str | None) -> tuple[Option, ...]:
    if source != "forms":
        return ()
    kind = room.organisation.kind
    return tuple(
        Option(code=code, text=form.named(kind)) for code, form in repertoire().form.items()
    )


def _contact(stock: Stock, who: Participation) -> str:
    person = stock.people.get(who.person_id)
    return (person.phone or person.contact or "") if person else ""


def _since(room: Room, who: Participation) -> date | None:
    if who.state is not ParticipationState.READY or who.decided_at is None:
        return None
    return who.decided_at.astimezone(room.zone).date()


def _forms(room: Room, pairs: list[Pair]) -> str:
    return JOINT.join(dict.fromkeys(form_name(room, pair) for pair in pairs))


def _places(room: Room, stock: Stock, pairs: list[Pair]) -> str:
    mentors = {pair.mentor.participation_id for pair in pairs}
    there = (each for each in stock.evidence.participations if each.id in mentors)
    found = (str(each.profile.get("org_place") or room.organisation.name) for each in there)
    return JOINT.join(dict.fromkeys(found))


def _ended(room: Room, pairs: list[Pair]) -> date | None:
    ends = [pair.ended_at for pair in pairs if pair.ended_at is not None]
    if not pairs or len(ends) < len(pairs):
        return None
    return max(ends).astimezone(room.zone).date()


def _consent(record: ConsentRecord | None, room: Room) -> str:
    if record is None:
        return ""
    day = record.at.astimezone(room.zone).date()
    line = _("{code}, version {version}, {day}")
    return line.format(code=record.code, version=record.version, day=f"{day:%d.%m.%Y}")


def _state(who: Participation) -> str:
    ready = who.state is ParticipationState.READY
    return _("in the base") if ready else _("waiting for a decision")
