"""Word the search for a mentor: who waits, who suits best and why, who does not."""

from collections.abc import Sequence

from handlers.callbacks.pairing import (
    Gather,
    MatchList,
    MatchMentee,
    MatchMentor,
    MatchUnsuited,
    PeopleList,
    PersonCard,
    Propose,
)
from handlers.screen import Button, Room, Rows, Screen, ScreenFn
from handlers.texts.exchange import elsewhere_row
from handlers.texts.form_words import suggestion
from handlers.texts.match_parts import (
    CONFIDED,
    bar_words,
    risk_words,
    unchecked_words,
    unknown_words,
    why,
)
from handlers.texts.needs import needs_on_card
from handlers.texts.pair_parts import button, menu, number, page_of, pager, short, span
from handlers.texts.speech import _, ngettext
from handlers.texts.words import h, name_of, one_line
from mentoring.applications import Participation, ParticipationState, Side
from mentoring.delivery import Args
from mentoring.ids import ParticipationId
from mentoring.matching import mentees_without_pair, mentors_for, verdict_on
from mentoring.resolving import unresolved
from mentoring.suitability import Bar, Fit, Misfit

SUITABLE = 5
REQUEST = 200


async def match(room: Room, args: Args) -> Screen | None:
    """List mentees without a pair, who waits longest first."""
    if not room.reader.is_curator:
        return None
    waiting = await mentees_without_pair(room.tx)
    if not waiting:
        text = _("<b>Choosing mentors</b>\nEvery approved mentee has a pair.")
        if not await room.tx.participations.all(
            Side.MENTEE, frozenset({ParticipationState.READY})
        ):
            text = _("<b>Choosing mentors</b>\nThere are no approved mentees yet.")
        back = (button(_("People"), PeopleList()), *menu())
        return Screen(text, (*await elsewhere_row(room), back))
    page, shown = page_of(waiting, number(args, "page"))
    names = await room.tx.people.persons({each.person_id for each in shown})
    rows = tuple(
        (button(short(names.get(each.person_id)), MatchMentee(mentee=each.id)),) for each in shown
    )
    text = _("<b>Without a pair</b> · {span}\nFor whom shall we choose a mentor?")
    nearby = pager(page, len(waiting), MatchList(page=page - 1), MatchList(page=page + 1))
    text = text.format(span=span(page, len(shown), len(waiting)))
    return Screen(text, (*rows, *nearby, *await elsewhere_row(room), menu()))


async def match_mentee(room: Room, args: Args) -> Screen | None:
    """Show who suits a mentee, the best first, each with the reasons."""
    if not room.reader.is_curator:
        return None
    search = await mentors_for(room.tx, ParticipationId(number(args, "mentee")))
    mentee, fits = search.mentee, search.verdicts.fits
    page, shown = page_of(fits, number(args, "page"), SUITABLE)
    people = {mentee.person_id, *(fit.mentor.person_id for fit in shown)}
    names = await room.tx.people.persons(people)
    head = _("<b>A mentor for: {name}</b>").format(name=name_of(names.get(mentee.person_id)))
    lines = [head, *_request(mentee), *await suggestion(room, mentee), *_unresolved(mentee)]
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
    others = _unsuited_row(mentee, search.verdicts.misfits)
    back = (button(_("Without a pair"), MatchList()), *menu())
    return Screen("\n".join(lines), (*rows, *nearby, *others, back))


async def match_unsuited(room: Room, args: Args) -> Screen | None:
    """Show who does not suit a mentee and the true reasons."""
    if not room.reader.is_curator:
        return None
    search = await mentors_for(room.tx, ParticipationId(number(args, "mentee")))
    mentee, misfits = search.mentee, search.verdicts.misfits
    if not misfits:
        return await match_mentee(room, args)
    page, shown = page_of(misfits, number(args, "page"))
    names = await room.tx.people.persons({each.mentor.person_id for each in shown})
    lines = [_("<b>Do not suit</b> · {span}").format(span=span(page, len(shown), len(misfits)))]
    for each in shown:
        reasons = _reasons(room, each)
        lines.append(f"{h(short(names.get(each.mentor.person_id)))}: {reasons}")
    nearby = pager(
        page,
        len(misfits),
        MatchUnsuited(mentee=mentee.id, page=page - 1),
        MatchUnsuited(mentee=mentee.id, page=page + 1),
    )
    back = (button(_("Who suits"), MatchMentee(mentee=mentee.id)),)
    return Screen("\n".join(lines), (*nearby, back))


async def match_mentor(room: Room, args: Args) -> Screen | None:
    """Show one mentor for a mentee: what speaks for it, what against, what nobody knows."""
    if not room.reader.is_curator:
        return None
    mentee, mentor = number(args, "mentee"), number(args, "mentor")
    _one, verdict = await verdict_on(room.tx, ParticipationId(mentee), ParticipationId(mentor))
    person = await room.tx.people.person(verdict.mentor.person_id)
    lines = [f"<b>{name_of(person)}</b>", *_verdict(room, verdict)]
    rows: list[tuple[Button, ...]] = []
    if isinstance(verdict, Fit):
        propose = Propose(mentor=mentor, members=str(mentee))
        rows.append((button(_("Propose the pair"), propose),))
        if verdict.mentor.free > 1:
            rows.append((button(_("Gather a group"), Gather(mentor=mentor, members=str(mentee))),))
    rows.append((button(_("All answers"), PersonCard(participation=mentor)),))
    rows.append((button(_("Back"), MatchMentee(mentee=mentee)),))
    return Screen("\n".join(line for line in lines if line), tuple(rows))


def _reasons(room: Room, misfit: Misfit) -> str:
    """Say why not; who stands on somebody's stop list does not read it here."""
    reader = room.reader.person
    own = reader is not None and reader.id == misfit.mentor.person_id
    told = [bar for bar in misfit.bars if not (own and bar in CONFIDED)]
    return "; ".join(map(bar_words, told)) or _("another choice suits better")


def _verdict(room: Room, verdict: Fit | Misfit) -> list[str]:
    if isinstance(verdict, Misfit):
        reasons = _reasons(room, verdict)
        lines = [_("Does not suit now: {reasons}.").format(reasons=reasons)]
        return [*lines, unchecked_words(verdict.unchecked)]
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
    lines.append(_("{free} of {all}").format(free=free, all=verdict.mentor.capacity))
    return lines


def _fit_line(place: int, name: str, fit: Fit) -> str:
    line = _("{place}. {name} · {score} of 100\n{why}")
    return line.format(place=place, name=h(name), score=fit.score, why=h(why(fit)))


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
    "match": match,
    "match_mentee": match_mentee,
    "match_unsuited": match_unsuited,
    "match_mentor": match_mentor,
}
PUSHED: frozenset[str] = frozenset()
