"""Word the search for a mentor: who waits, who suits best and why, who does not."""

from collections.abc import Mapping, Sequence

from handlers.callbacks.menu import MenuTo
from handlers.callbacks.pairing import (
    Gather,
    MatchList,
    MatchMentee,
    MatchMentor,
    MatchModels,
    MatchUnsuited,
    PersonCard,
    Propose,
)
from handlers.callbacks.plans import PlanUnit
from handlers.screen import Button, Room, Rows, Screen, ScreenFn
from handlers.texts.discretion import discretion_of
from handlers.texts.form_words import suggestion
from handlers.texts.match_home import match
from handlers.texts.match_parts import (
    bar_words,
    norm_words,
    risk_words,
    unchecked_words,
    unknown_words,
    why,
)
from handlers.texts.needs import needs_on_card
from handlers.texts.pair_parts import button, menu, number, page_of, pager, short, span
from handlers.texts.softening import (
    soften_rows,
    softenable,
    softened_briefly,
    softened_words,
)
from handlers.texts.speech import _, ngettext
from handlers.texts.words import h, name_of, one_line
from mentoring.applications import Participation
from mentoring.delivery import Args
from mentoring.ids import ParticipationId, PersonId
from mentoring.matching import mentees_without_pair, mentors_for, verdict_on
from mentoring.people import Person
from mentoring.resolving import unresolved
from mentoring.suitability import Bar, Fit, Misfit

SUITABLE = 5
REQUEST = 200


async def match_list(room: Room, args: Args) -> Screen | None:
    """List mentees without a pair, who waits longest first."""
    if not room.reader.is_curator:
        return None
    waiting = await mentees_without_pair(room.tx)
    if not waiting:
        return await match(room, args)
    page, shown = page_of(waiting, number(args, "page"))
    names = await room.tx.people.persons({each.person_id for each in shown})
    rows = tuple(
        (button(short(names.get(each.person_id)), MatchMentee(mentee=each.id)),) for each in shown
    )
    text = _("<b>Without a pair</b> · {span}\nFor whom shall we choose a mentor?")
    nearby = pager(page, len(waiting), MatchList(page=page - 1), MatchList(page=page + 1))
    text = text.format(span=span(page, len(shown), len(waiting)))
    back = (button(_("Find a pair"), MenuTo(to="match")), *menu())
    return Screen(text, (*rows, *nearby, back))


async def match_mentee(room: Room, args: Args) -> Screen | None:
    """Show who suits a mentee, the best first, each with the reasons."""
    if not room.reader.is_curator:
        return None
    search = await mentors_for(room.tx, ParticipationId(number(args, "mentee")))
    mentee, discretion = search.mentee, await discretion_of(room)
    verdicts = discretion.verdicts(mentee, search.verdicts)
    fits = verdicts.fits
    page, shown = page_of(fits, number(args, "page"), SUITABLE)
    people = {mentee.person_id, *(fit.mentor.person_id for fit in shown)}
    names = await room.tx.people.persons(people)
    head = _("<b>A mentor for: {name}</b>").format(name=name_of(names.get(mentee.person_id)))
    lines = [head, *_request(mentee), *await suggestion(room, mentee)]
    lines += _unresolved(mentee) if discretion.reads_wishes(mentee) else []
    lines += filter(None, [await needs_on_card(room, mentee.person_id)])
    rows: list[tuple[Button, ...]] = []
    for place, fit in enumerate(shown, page * SUITABLE + 1):
        name = short(names.get(fit.mentor.person_id))
        lines.append(_fit_line(place, name, fit))
        if place == 1:
            proposal = Propose(mentor=fit.mentor.id, members=str(mentee.id))
            rows.append((button(_("Propose: {name}").format(name=name), proposal),))
        card = MatchMentor(mentee=mentee.id, mentor=fit.mentor.id)
        rows.append((button(f"{place}. {name}", card),))
    lines.extend(_unchecked(shown))
    if not fits:
        lines.append(_("Nobody suits yet. Look why: perhaps one answer is in the way."))
    nearby = pager(
        page,
        len(fits),
        MatchMentee(mentee=mentee.id, page=page - 1),
        MatchMentee(mentee=mentee.id, page=page + 1),
        SUITABLE,
    )
    others = _unsuited_row(mentee, verdicts.misfits)
    back = (button(_("Without a pair"), MatchList()), *menu())
    return Screen("\n".join(lines), (*rows, *nearby, *others, back))


async def match_unsuited(room: Room, args: Args) -> Screen | None:
    """Show who does not suit a mentee and the true reasons."""
    if not room.reader.is_curator:
        return None
    search = await mentors_for(room.tx, ParticipationId(number(args, "mentee")))
    mentee, discretion = search.mentee, await discretion_of(room)
    misfits = discretion.verdicts(mentee, search.verdicts).misfits
    if not misfits:
        return await match_mentee(room, args)
    page, shown = page_of(misfits, number(args, "page"))
    names = await room.tx.people.persons({each.mentor.person_id for each in shown})
    lines = [_("<b>Do not suit</b> · {span}").format(span=span(page, len(shown), len(misfits)))]
    lines += [f"{h(short(names.get(each.mentor.person_id)))}: {_reasons(each)}" for each in shown]
    nearby = pager(
        page,
        len(misfits),
        MatchUnsuited(mentee=mentee.id, page=page - 1),
        MatchUnsuited(mentee=mentee.id, page=page + 1),
    )
    back = (button(_("Who suits"), MatchMentee(mentee=mentee.id)),)
    may = _may_be_allowed(room, mentee, shown, names)
    return Screen("\n".join(lines), (*may, *nearby, back))


async def match_mentor(room: Room, args: Args) -> Screen | None:
    """Show one mentor for a mentee: what speaks for it, what against, what nobody knows."""
    if not room.reader.is_curator:
        return None
    mentee, mentor = number(args, "mentee"), number(args, "mentor")
    one, judged = await verdict_on(room.tx, ParticipationId(mentee), ParticipationId(mentor))
    verdict = (await discretion_of(room)).of(one, judged)
    person = await room.tx.people.person(verdict.mentor.person_id)
    known = await room.tx.overrides.between(verdict.mentor.id, one.id)
    lines = [f"<b>{name_of(person)}</b>", *_verdict(verdict)]
    lines += softened_words(room, verdict, known)
    rows: list[tuple[Button, ...]] = []
    if isinstance(verdict, Fit):
        propose = Propose(mentor=mentor, members=str(mentee))
        rows.append((button(_("Propose the pair"), propose),))
        if verdict.mentor.free > 1:
            rows.append((button(_("Gather a group"), Gather(mentor=mentor, members=str(mentee))),))
    rows.append((button(_("Another model"), MatchModels(mentee=mentee, mentor=mentor)),))
    if not _is_one_of(room, one, verdict.mentor):
        rows.extend(soften_rows(one, verdict))
    rows.append((button(_("All answers"), PersonCard(participation=mentor)),))
    rows.append(_way_back(args, mentee))
    return Screen("\n".join(line for line in lines if line), tuple(rows))


def _way_back(args: Args, mentee: int) -> tuple[Button, ...]:
    """Lead to the plan for who came from it, else to the search."""
    if plan := number(args, "plan"):
        return (button(_("Back to the plan"), PlanUnit(plan=plan, mentee=mentee)),)
    return (button(_("Back"), MatchMentee(mentee=mentee)),)


def _may_be_allowed(
    room: Room, mentee: Participation, shown: Sequence[Misfit], names: Mapping[PersonId, Person]
) -> Rows:
    """Offer the card of those whom only rules keep away that a curator may soften."""
    return tuple(
        (
            button(
                _("Allow: {name}").format(name=short(names.get(each.mentor.person_id))),
                MatchMentor(mentee=mentee.id, mentor=each.mentor.id),
            ),
        )
        for each in shown
        if softenable(each) and not _is_one_of(room, mentee, each.mentor)
    )


def _is_one_of(room: Room, mentee: Participation, mentor: Participation) -> bool:
    """Tell whether the reader is one of the two: nobody softens a rule for themself."""
    reader = room.reader.person
    return reader is not None and reader.id in (mentee.person_id, mentor.person_id)


def _reasons(misfit: Misfit) -> str:
    """Say why not."""
    return "; ".join(map(bar_words, misfit.bars)) or _("another choice suits better")


def _verdict(verdict: Fit | Misfit) -> list[str]:
    norm = norm_words(verdict.mentor)
    if isinstance(verdict, Misfit):
        lines = [_("Does not suit now: {reasons}.").format(reasons=_reasons(verdict))]
        return [*lines, norm, unchecked_words(verdict.unchecked)]
    lines = [
        _("Suits by {score} of 100").format(score=verdict.score),
        _("For: {reasons}").format(reasons=h(why(verdict))),
    ]
    if verdict.risks:
        risks = ", ".join(map(risk_words, verdict.risks))
        lines.append(_("Mind: {risks}").format(risks=risks))
    if verdict.unknown:
        unknown = ", ".join(map(unknown_words, verdict.unknown))
        lines.append(_("Not known, counted as half: {aspects}").format(aspects=unknown))
    lines.append(unchecked_words(verdict.unchecked))
    places = ngettext("{n} free place", "{n} free places", verdict.mentor.free)
    free = places.format(n=verdict.mentor.free)
    lines.append(_("{free} of {all}").format(free=free, all=verdict.mentor.places))
    return [*lines, norm]


def _fit_line(place: int, name: str, fit: Fit) -> str:
    line = _("{place}. {name} · {score} of 100\n{why}")
    said = line.format(place=place, name=h(name), score=fit.score, why=h(why(fit)))
    return f"{said}, {softened_briefly(fit)}" if fit.softened else said


def _unchecked(shown: Sequence[Fit]) -> list[str]:
    """Name once what could not be checked about somebody on the page; the card says of whom."""
    missing = {bar for fit in shown for bar in fit.unchecked}
    return [unchecked_words([bar for bar in Bar if bar in missing])] if missing else []


def _request(mentee: Participation) -> list[str]:
    request = mentee.profile.get("request_text")
    if not isinstance(request, str) or not request:
        return []
    return [_("Request: “{words}”").format(words=h(one_line(request, REQUEST)))]


def _unresolved(mentee: Participation) -> list[str]:
    if not unresolved(mentee):
        return []
    return [_("A name in the questionnaire is not resolved yet: it is not counted here.")]


def _unsuited_row(mentee: Participation, misfits: Sequence[Misfit]) -> Rows:
    if not misfits:
        return ()
    text = _("Who does not suit: {n}").format(n=len(misfits))
    return ((button(text, MatchUnsuited(mentee=mentee.id)),),)


SCREENS: dict[str, ScreenFn] = {
    "match_list": match_list,
    "match_mentee": match_mentee,
    "match_unsuited": match_unsuited,
    "match_mentor": match_mentor,
}
PUSHED: frozenset[str] = frozenset()
