"""Word the curator's notes of needs: by the curator's data, never as the person's own words."""

from collections.abc import Sequence

from handlers.callbacks.needs import DropNeeds, NoteNeeds
from handlers.callbacks.pairing import PersonCard
from handlers.screen import Button, Room, Screen, ScreenFn
from handlers.texts.pair_parts import button, number
from handlers.texts.speech import _, locale
from handlers.texts.words import h, name_of
from mentoring.confidants import may_read
from mentoring.delivery import Args
from mentoring.errors import NotAllowed, NotFound
from mentoring.ids import ParticipationId, PersonId
from mentoring.needs_notes import Direction, NeedsNote, NeedsSource
from mentoring.noting_needs import NEEDS_RUN, directions_of, noted_about


async def needs(room: Room, args: Args) -> Screen | None:
    """Show the notes about one person to a curator who may read them."""
    about = ParticipationId(number(args, "participation"))
    try:
        person_id, notes = await noted_about(room.tx, room.reader, about)
    except (NotFound, NotAllowed):
        return None
    person = await room.tx.people.person(person_id)
    title = _("<b>Needs of {name}</b>, as the curator knows them")
    lines = [title.format(name=name_of(person))]
    lines += needs_lines(room, notes)
    if not notes:
        lines.append(_("No notes yet. The person's own request stands on the card."))
    lines.append(_("The mentor does not see this; the person finds it in /mydata."))
    rows: list[tuple[Button, ...]] = [
        (button(_("Note needs"), NoteNeeds(participation=about)),),
        (button(_("Back to the card"), PersonCard(participation=about)),),
    ]
    rows += [
        (
            button(
                _("Delete: {source}").format(source=source_words(each.source)), _drop(about, each)
            ),
        )
        for each in notes
    ]
    return Screen("\n".join(lines), tuple(rows))


def needs_lines(room: Room, notes: Sequence[NeedsNote]) -> list[str]:
    """Say each note in a line: the source, the directions, the words."""
    lines = []
    for each in notes:
        said = ", ".join(direction_words(room, direction) for direction in each.directions)
        words = f" · {h(each.words)}" if each.words else ""
        lines.append(f"{source_words(each.source)}: {said}{words}")
    return lines


async def needs_on_card(room: Room, person: PersonId) -> str:
    """Say on a card in one line what the curator's notes name; nothing without a note."""
    notes = await room.tx.needs_notes.of(person)
    if not notes or not await may_read(room.tx, room.reader, person):
        return ""
    said = ", ".join(direction_words(room, each) for each in directions_of(notes))
    return _("By the curator's data: {needs}").format(needs=said)


async def needs_named(room: Room, person: PersonId) -> list[str]:
    """Name to the person themself which papers a curator took notes from."""
    notes = await room.tx.needs_notes.of(person)
    if not notes:
        return []
    sources = ", ".join(source_words(each.source) for each in notes)
    return [_("Needs noted by the curator, from: {sources}").format(sources=sources)]


def source_words(source: NeedsSource) -> str:
    """Name where a note was taken from."""
    return {
        NeedsSource.PERSONAL_FILE: _("personal file"),
        NeedsSource.METHODICAL_ANALYSIS: _("analysis of methodical work"),
        NeedsSource.ATTESTATION: _("advice of the attestation"),
    }[source]


def direction_words(room: Room, direction: Direction) -> str:
    """Name a direction as the small questionnaire does; not escaped text of ours."""
    step = room.house.questionnaires[NEEDS_RUN].step("directions")
    options = {each.code: each.text.said(locale()) for each in step.options} if step else {}
    return h(options.get(direction.value, direction.value))


def _drop(about: ParticipationId, each: NeedsNote) -> DropNeeds:
    return DropNeeds(participation=about, note=each.id)


SCREENS: dict[str, ScreenFn] = {"needs": needs}
PUSHED: frozenset[str] = frozenset()
