"""Word the labour papers of a mentor for a curator, and what an early stop means."""

from handlers.callbacks.deciding import LabourPapers
from handlers.callbacks.pairing import PairCard, PersonCard
from handlers.screen import Button, Room, Rows, Screen, ScreenFn
from handlers.texts.answers import answer_words
from handlers.texts.moments import day_of_year
from handlers.texts.pair_parts import button, menu, neutral, number, short
from handlers.texts.speech import _
from handlers.texts.task_words import TaskWords
from handlers.texts.words import h, number_words
from mentoring.applications import Participation
from mentoring.calendar import after_working_days
from mentoring.delivery import Args
from mentoring.ids import ParticipationId
from mentoring.labour import NOTICE_DAYS, LabourAgreement, Payment, StoppedBy
from mentoring.labour_papers import pairs_of_work
from mentoring.office import Task, TaskKind

QUESTIONS = "labour-papers"


async def labour_card(room: Room, args: Args) -> Screen | None:
    """Show the papers of a mentor, or what is missing."""
    found = await _mentor(room, args)
    if found is None or not room.reader.is_curator:
        return None
    person = await room.tx.people.person(found.person_id)
    papers = await room.tx.labour.of(found.id)
    lines = [_("<b>Labour papers</b> · {name}").format(name=h(short(person)))]
    if args.get("said") == "saved":
        lines.append(_("Saved."))
    lines += _papers(room, papers) if papers else [_missing()]
    write = _("Correct the papers") if papers else _("Write the papers down")
    rows: list[tuple[Button, ...]] = [(_press(found, write, "write"),)]
    if papers and papers.stops_on is None:
        rows.append((_press(found, _("The work stops early…"), "stop"),))
    for pair in await pairs_of_work(room.tx, found.id):
        text = _("Pair No. {number}").format(number=pair.number)
        rows.append((button(text, PairCard(pair=pair.id)),))
    card = button(short(person), PersonCard(participation=found.id))
    return Screen("\n".join(lines), (*rows, (card, *menu())))


async def labour_stop(room: Room, args: Args) -> Screen | None:
    """Ask who stops the work and say what happens then, before it is noted."""
    found = await _mentor(room, args)
    papers = await room.tx.labour.of(found.id) if found else None
    if found is None or papers is None or not room.reader.is_curator:
        return None
    if papers.stops_on is not None:
        return await labour_card(room, args)
    day = day_of_year(after_working_days(room.today, NOTICE_DAYS))
    lines = [
        "<b>" + _("The work stops early") + "</b>",
        _("Three working days' notice: the last day is {day}.").format(day=day),
        _("No reason is asked. Until then the pairs go on; then you end them or choose anew."),
    ]
    by = str(args.get("by") or "")
    if by in set(StoppedBy):
        rows: Rows = ((_press(found, _("Yes, note it"), by, sure=True),),)
    else:
        rows = (
            (_press(found, _("The mentor gave notice"), StoppedBy.MENTOR.value),),
            (_press(found, _("The employer gave notice"), StoppedBy.EMPLOYER.value),),
        )
    back = (_press(found, _("Back"), "open"), *menu())
    return Screen("\n".join(lines), (*rows, back))


async def labour_stops(room: Room, args: Args) -> Screen | None:
    """Push to the mentor: the curator has news about the work."""
    found = await _mentor(room, args)
    mine = found and room.reader.person and found.person_id == room.reader.person.id
    return Screen(neutral(), (menu(),)) if mine else None


def labour_row(mentor: ParticipationId) -> tuple[Button, ...]:
    """Lead from the card of a pair to the papers of its mentor."""
    return (button(_("Labour papers"), LabourPapers(mentor=mentor)),)


def _papers(room: Room, papers: LabourAgreement) -> list[str]:
    said = papers.said
    consent = _("Consent {number} of {day}")
    agreement = _("Agreement {number} of {day}")
    lines = [
        consent.format(
            number=h(number_words(said.consent_number)), day=day_of_year(said.consent_date)
        ),
        agreement.format(
            number=h(number_words(said.agreement_number)), day=day_of_year(said.agreement_date)
        ),
        h(said.content),
        _("From {first} to {last}, {form}").format(
            first=day_of_year(said.starts_on),
            last=day_of_year(said.ends_on),
            form=h(_option(room, "form", said.form).lower()),
        ),
        _("Payment: {words}").format(words=h(_payment(room, papers))),
    ]
    if papers.stops_on is not None:
        by = papers.stopped_by is StoppedBy.EMPLOYER
        who = _("The employer gave notice.") if by else _("The mentor gave notice.")
        last = _("The last day is {day}.").format(day=day_of_year(papers.stops_on))
        lines.append(f"{who} {last}")
    return lines


def _payment(room: Room, papers: LabourAgreement) -> str:
    paid = papers.said.payment is Payment.AMOUNT and papers.said.amount
    return papers.said.amount if paid and papers.said.amount else _option(room, "payment", "none")


def _option(room: Room, step: str, code: str) -> str:
    found = room.house.questionnaires[QUESTIONS].step(step)
    return answer_words(found, code) if found else code


def _missing() -> str:
    return _(
        "Not entered yet. Mentoring of colleagues is official by the written consent and the "
        "additional agreement; who does not want it says so without a reason."
    )


def _press(found: Participation, text: str, act: str, *, sure: bool = False) -> Button:
    return button(text, LabourPapers(mentor=found.id, act=act, sure=sure))


async def _mentor(room: Room, args: Args) -> Participation | None:
    return await room.tx.participations.get(ParticipationId(number(args, "participation")))


def _to_papers(task: Task) -> tuple[Button, ...]:
    mentor = int(task.subject.get("participation") or 0)
    return (button(_("Labour papers"), LabourPapers(mentor=mentor)),)


SCREENS: dict[str, ScreenFn] = {
    "labour_card": labour_card,
    "labour_stop": labour_stop,
    "labour_stops": labour_stops,
}
PUSHED = frozenset({"labour_stops"})
TASKS = {
    TaskKind.LABOUR_STOPS: TaskWords(
        happened=lambda: _("{who}: mentoring of colleagues stops"),
        advice=lambda: _("After three working days end the pairs or choose another mentor."),
        own=lambda: _("the end of mentoring colleagues"),
        leads=_to_papers,
    )
}
