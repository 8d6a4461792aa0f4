"""Word the order on pairs as a paper: the basis, the table, who lacks papers, who has read it.

Names and positions stand in the nominative, in tables only: no sentence has to bend them.
"""

from collections.abc import Sequence

from handlers.papers.parts import Grid, Heading, Listing, NewPage, Part, Words
from handlers.screen import Room
from handlers.texts.base_tables import place_of
from handlers.texts.base_words import Teller, dotted
from handlers.texts.speech import _, ngettext, pgettext
from mentoring.bases import BothBases, Line, both_bases
from mentoring.forms import repertoire
from mentoring.ids import ParticipationId, PersonId
from mentoring.labour import EMPLOYED
from mentoring.labour_papers import lacks_papers
from mentoring.pairs import Pair, Seat

BLANK = "_" * 24
WIDTHS = (8, 37, 37, 31, 34, 23)
TABLE = 10
"""Points in which the longest model fits its column whole."""

JOINT = "\n"


async def order_paper(room: Room, pairs: Sequence[Pair]) -> tuple[str, tuple[Part, ...]]:
    """Return the title and the parts of an order on these pairs."""
    bases = await both_bases(room.tx)
    teller = Teller(room, bases, named=not room.reader.coded)
    lines = {line.who.id: line for line in (*bases.mentees, *bases.mentors)}
    title = _("On the approval of mentoring pairs and groups")
    lacking = [pair for pair in pairs if await lacks_papers(room.tx, pair)]
    ends = await _cycle_end(room)
    rows = tuple(_row(teller, lines, pair, n, ends) for n, pair in enumerate(pairs, 1))
    return title, (
        Words(room.organisation.name, centred=True),
        Heading(pgettext("paper", "ORDER"), centred=True),
        Words(_("No. {blank}   of {blank}").format(blank=BLANK), centred=True),
        Words(title, bold=True, centred=True),
        Words(room.house.rules.order_basis or _basis()),
        Listing(_points(pairs), numbered=True),
        Words(""),
        Words(_("Head {blank}   {blank}").format(blank=BLANK)),
        NewPage(),
        Words(_("Annex to the order"), bold=True),
        Grid(_columns(), rows, WIDTHS, TABLE),
        *_lacking(teller, lacking),
        NewPage(),
        *_readers(teller, pairs, bases),
    )


def _basis() -> str:
    return _(
        "By the order of the Ministry of Education of Russia No. R-145 of 25.12.2019 on the "
        "target model of mentoring and by our own regulation on mentoring I ORDER:"
    )


def _points(pairs: Sequence[Pair]) -> tuple[str, ...]:
    return (
        _("To approve {units} as listed in the annex.").format(units=units_words(pairs)),
        _("The curator of the programme organises their work within the terms of the annex."),
        _("I keep the control of this order to myself."),
    )


def units_words(pairs: Sequence[Pair]) -> str:
    """Count pairs and groups in the accusative: «14 наставнических пар и 16 групп»."""
    groups = sum(len(pair.members) > 1 for pair in pairs)
    twos = len(pairs) - groups
    said = []
    if twos:
        said.append(ngettext("{n} mentoring pair", "{n} mentoring pairs", twos).format(n=twos))
    if groups:
        said.append(
            ngettext("{n} mentoring group", "{n} mentoring groups", groups).format(n=groups)
        )
    return _(" and ").join(said)


def _columns() -> tuple[str, ...]:
    return (
        pgettext("column", "No."),
        pgettext("column", "Mentor (name, position)"),
        pgettext("column", "Mentees (name, class or position)"),
        pgettext("column", "Form"),
        pgettext("column", "Model"),
        pgettext("column", "Term"),
    )


def _row(
    teller: Teller, lines: dict[ParticipationId, Line], pair: Pair, n: int, ends: str
) -> tuple[str, ...]:
    said = [_who(teller, lines, seat) for seat in (pair.mentor, *pair.members)]
    begins = dotted(pair.starts_on or teller.day(pair.announced_at))
    until = dotted(pair.ends_on) if pair.ends_on else ends
    members = JOINT.join(said[1:])
    return (
        str(n),
        said[0],
        members,
        teller.forms((pair,)),
        teller.models((pair,)),
        f"{begins} – {until}",
    )


def _who(teller: Teller, lines: dict[ParticipationId, Line], seat: Seat) -> str:
    line = lines.get(seat.participation_id)
    place = place_of(teller, line) if line else ""
    return ", ".join(filter(None, (teller.who(seat.person_id), place)))


def _lacking(teller: Teller, pairs: Sequence[Pair]) -> tuple[Part, ...]:
    """Name whose work has no papers yet: the order alone does not make these pairs official."""
    if not pairs:
        return ()
    names = dict.fromkeys(teller.who(pair.mentor.person_id) for pair in pairs)
    return (
        Words(""),
        Words(
            _("No written consent of the employee yet (article 351.8 of the Labour Code):"),
            bold=True,
        ),
        Listing(tuple(names)),
        Words(
            _("These pairs are official when the consent and the agreement are signed."),
            small=True,
        ),
    )


def _readers(teller: Teller, pairs: Sequence[Pair], bases: BothBases) -> tuple[Part, ...]:
    """Lay out the sheet that mentors and colleagues sign; learners sign nothing."""
    people: dict[PersonId, None] = {}
    for pair in pairs:
        people[pair.mentor.person_id] = None
        form = repertoire().form.get(pair.form)
        if form is not None and form.mentee in EMPLOYED:
            people |= dict.fromkeys(seat.person_id for seat in pair.members)
    rows = tuple((str(n), teller.who(each), "", "") for n, each in enumerate(people, 1))
    columns = (
        pgettext("column", "No."),
        pgettext("column", "Name"),
        pgettext("column", "Signature"),
        pgettext("column", "Date"),
    )
    return (Words(_("Have read the order:"), bold=True), Grid(columns, rows, (10, 90, 40, 34)))


async def _cycle_end(room: Room) -> str:
    cycle = await room.tx.organisations.cycle()
    return dotted(cycle.ends_on) if cycle else ""
