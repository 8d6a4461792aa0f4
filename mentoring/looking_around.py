"""Read everybody as lines of the directory; answers are opened of those only who are shown."""

from collections.abc import Collection, Iterable, Mapping, Sequence

from mentoring.admission import is_minor
from mentoring.applications import Participation, ParticipationState, Side, Sketch
from mentoring.consent import Standing
from mentoring.directory import EXPECTED, Directory, Entry
from mentoring.filling import JOIN
from mentoring.forms import enabled_forms, repertoire
from mentoring.ids import ParticipationId, PersonId
from mentoring.joining import SIDES
from mentoring.labels import group_of, token
from mentoring.milestones import marks_of, open_steps_of
from mentoring.pairs import Pair
from mentoring.people import Wish
from mentoring.permits import missing_from
from mentoring.ports import UnitOfWork
from mentoring.runs import Run
from mentoring.steps import helping_left
from mentoring.suitability import forms_suggested
from mentoring.waiting import Waits, helped_by, seated, waits_of

FEW = 8
"""How many people are looked at one by one: a page of them."""

WISHED: dict[Wish | None, Side] = {Wish.MENTOR: Side.MENTOR, Wish.MENTEE: Side.MENTEE}


async def look_around(tx: UnitOfWork, facets: Collection[str] = ()) -> Directory:
    """Read everybody in a few queries; what none of the facets asks for is not read."""
    sketches = await tx.participations.sketches()
    sitting = seated(await tx.pairs.all()) if "form" in facets else {}
    waits = await waits_of_all(tx) if "waits" in facets else {}
    speaks = await _suggested(tx) if "form" in facets else {}
    entries = [
        _entry(
            *(each, waits.get(each.id, ()), sitting.get(each.id, ())),
            suggested=speaks.get(each.id, ()),
        )
        for each in sketches
    ]
    entries += [*await _begun(tx), *await _expected(tx)]
    labels = await _labels(tx, entries) if "group" in facets else {}
    return Directory(tuple(sorted(entries, key=lambda entry: entry.since)), labels)


async def in_full(tx: UnitOfWork, shown: Sequence[Entry], *, waits: bool = False) -> list[Entry]:
    """Open the answers of those who are shown, and say what they wait for if asked."""
    people = {entry.person for entry in shown if entry.sketch and entry.person}
    found = {each.id: each for each in await tx.participations.of_people(people)}
    opened = []
    for entry in shown:
        whole = found.get(entry.sketch.id) if entry.sketch else None
        opened.append(await _opened(tx, entry, whole, waits=waits) if whole else entry)
    return opened


async def _opened(tx: UnitOfWork, entry: Entry, found: Participation, *, waits: bool) -> Entry:
    told: dict[str, object] = {"participation": found, "label": group_of(found)}
    if waits:
        pairs = await tx.pairs.of(found.person_id)
        told["waits"] = (await described(tx, [found], pairs))[found.id]
    return entry.model_copy(update=told)


async def waits_of_all(
    tx: UnitOfWork, states: frozenset[ParticipationState] | None = None
) -> dict[ParticipationId, tuple[Waits, ...]]:
    """Return what everybody waits for, or everybody in some states."""
    found = await tx.participations.all(None, states)
    return await described(tx, found, await tx.pairs.all())


async def described(
    tx: UnitOfWork, found: list[Participation], pairs: Iterable[Pair]
) -> dict[ParticipationId, tuple[Waits, ...]]:
    """Return what each of these waits for, what comes first foremost."""
    standings, today = await _standings(tx, found), tx.now.date()
    blocking, marks = await open_steps_of(tx, found), await marks_of(tx, found)
    sitting = seated(list(pairs))
    told: dict[ParticipationId, tuple[Waits, ...]] = {}
    for each in found:
        standing = standings.get(each.person_id)
        missing = missing_from(standing, today) if standing else ()
        helping = helping_left(each, marks[each.id]) if helped_by(each) else ()
        theirs = sitting.get(each.id, [])
        told[each.id] = waits_of(each, missing, blocking[each.id], helping, theirs)
    return told


async def _standings(
    tx: UnitOfWork, found: Sequence[Participation]
) -> Mapping[PersonId, Standing]:
    people = {each.person_id for each in found}
    if len(people) > FEW:
        return await tx.consents.standings()
    return {each: await tx.consents.standing(each) for each in people}


async def _suggested(tx: UnitOfWork) -> dict[ParticipationId, tuple[str, ...]]:
    """Return the forms that the requests of mentees speak for; their answers are opened."""
    cycle = await tx.organisations.cycle()
    enabled = enabled_forms(cycle.forms if cycle else ())
    mentees = await tx.participations.all(Side.MENTEE)
    return {each.id: forms_suggested(each, enabled) for each in mentees}


def _entry(
    sketch: Sketch,
    waits: tuple[Waits, ...],
    pairs: Sequence[Pair],
    *,
    suggested: tuple[str, ...] = (),
) -> Entry:
    worked = frozenset(pair.form for pair in pairs)
    wished = (*(form for form in sketch.wished_forms if form in repertoire().form), *suggested)
    return Entry(
        side=sketch.side,
        state=sketch.state.value,
        since=sketch.submitted_at or sketch.created_at,
        waits=waits,
        group=sketch.group_token,
        forms=worked or frozenset(wished),
        person=sketch.person_id,
        sketch=sketch,
    )


async def _labels(tx: UnitOfWork, entries: Iterable[Entry]) -> dict[str, str]:
    """Name the classes: the organisation knows most, the others are in somebody's answers."""
    entries = list(entries)
    known = {token(label): label for label in (await tx.organisations.get()).groups}
    known |= {each.group: each.label for each in entries if each.group and each.label}
    unknown = {each.group: each for each in entries if each.group and each.group not in known}
    opened = await in_full(tx, list(unknown.values()))
    return known | {each.group: each.label for each in opened if each.group and each.label}


async def _begun(tx: UnitOfWork) -> list[Entry]:
    return [
        Entry(
            side=_side_of(run),
            state=ParticipationState.DRAFT.value,
            since=run.started_at,
            waits=(Waits.QUESTIONNAIRE,),
            person=run.person_id,
            run=run,
        )
        for run in await tx.runs.open_for(JOIN)
    ]


def _side_of(run: Run) -> Side | None:
    sides = {SIDES[code] for code in run.draft.codes if code in SIDES}
    return sides.pop() if len(sides) == 1 else None


async def _expected(tx: UnitOfWork) -> list[Entry]:
    return [
        Entry(
            side=WISHED.get(enrolment.wish),
            state=EXPECTED,
            since=enrolment.waits_since,
            waits=(Waits.REPRESENTATIVE if is_minor(enrolment) else Waits.OWN_CONSENT,),
            group=token(enrolment.group) if enrolment.group else None,
            label=enrolment.group,
            enrolment=enrolment,
        )
        for enrolment in await tx.enrolments.waiting()
    ]
