"""Say what is kept of an own work as a mentor of colleagues: two papers, a last day."""

from handlers.screen import Room
from handlers.texts.moments import day_of_year
from handlers.texts.speech import _
from handlers.texts.words import number_words
from mentoring.ids import PersonId
from mentoring.labour import LabourAgreement

Json = dict[str, object]


async def own_papers_json(room: Room, person: PersonId | None) -> Json:
    """Return the papers as plain values."""
    kept = {"said", "entered_at", "stops_on", "stopped_by"}
    papers = await _found(room, person)
    return {"labour_papers": [each.model_dump(mode="json", include=kept) for each in papers]}


async def own_papers_lines(room: Room, person: PersonId | None) -> list[str]:
    """Return the same as lines to read."""
    lines: list[str] = []
    for papers in await _found(room, person):
        said = papers.said
        consent = _("Consent {number} of {day}")
        agreement = _("Agreement {number} of {day}")
        lines += [
            "",
            _("Labour papers"),
            consent.format(
                number=number_words(said.consent_number), day=day_of_year(said.consent_date)
            ),
            agreement.format(
                number=number_words(said.agreement_number), day=day_of_year(said.agreement_date)
            ),
            said.content,
        ]
        if papers.stops_on is not None:
            lines.append(_("The last day is {day}.").format(day=day_of_year(papers.stops_on)))
    return lines


async def _found(room: Room, person: PersonId | None) -> list[LabourAgreement]:
    sides = await room.tx.participations.of(person) if person else []
    papers = [await room.tx.labour.of(side.id) for side in sides]
    return [each for each in papers if each is not None]
