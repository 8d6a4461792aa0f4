"""Write down one's own wishes and words on trial talks, for /mydata: nobody else's."""

from handlers.choices_wishes import labels
from handlers.screen import Room
from handlers.texts.moments import moment
from handlers.texts.speech import _, said
from mentoring.ids import ParticipationId, PersonId
from mentoring.wishes.records import Wish
from mentoring.wishes.rounds import RoundKind

Json = dict[str, object]


async def own_wishes_json(room: Room, person: PersonId | None) -> Json:
    """Return what the person wished and said, as plain values."""
    wishes, talks = await _wishes(room, person), await _talks(room, person)
    return {
        "wishes": [await _plain(room, each) for each in wishes],
        "trial_talks": talks,
    }


async def own_wishes_lines(room: Room, person: PersonId | None) -> list[str]:
    """Return the same as lines to read."""
    lines: list[str] = []
    for wish in await _wishes(room, person):
        names = await _names(room, wish)
        when = moment(room, wish.answered_at)
        lines.append(_("Answered: {when}").format(when=when))
        ranked = ", ".join(names[each] for each in wish.ranked if each in names)
        lines.append(_("Would like: {names}").format(names=ranked or _("all the same")))
        avoided = ", ".join(names[each] for each in wish.avoided if each in names)
        if avoided:
            lines.append(_("Rather not: {names}").format(names=avoided))
        aside = await room.tx.wishes.aside(wish.participation_id)
        if aside and aside.request:
            lines.append(_("New request: “{words}”").format(words=aside.request))
    talks = await _talks(room, person)
    if talks:
        lines.append(_("Trial talks: {n}").format(n=len(talks)))
    return ["", _("Wishes for a pair"), *lines] if lines else []


async def _wishes(room: Room, person: PersonId | None) -> list[Wish]:
    sides = await room.tx.participations.of(person) if person else []
    found = [await room.tx.wishes.of(each.id) for each in sides]
    return [each for each in found if each is not None]


async def _plain(room: Room, wish: Wish) -> Json:
    names = await _names(room, wish)
    aside = await room.tx.wishes.aside(wish.participation_id)
    told = wish.model_dump(mode="json", exclude={"participation_id", "ranked", "avoided"})
    return told | {
        "ranked": [names.get(each) for each in wish.ranked],
        "avoided": [names.get(each) for each in wish.avoided],
        "new_request": aside.request if aside else None,
        "in_doubt": bool(aside and aside.doubts),
    }


async def _names(room: Room, wish: Wish) -> dict[ParticipationId, str]:
    """Name those whom the person named, as they were offered."""
    found = [await room.tx.participations.get(each) for each in (*wish.ranked, *wish.avoided)]
    called = await labels(room.tx, [each for each in found if each is not None])
    return {key: said(wording) for key, wording in called.items()}


async def _talks(room: Room, person: PersonId | None) -> list[Json]:
    found = await room.tx.wishes.round(RoundKind.TALKS)
    sides = {e.id: e.side for e in await room.tx.participations.of(person)} if person else {}
    if found is None or found.called_at is None or not sides:
        return []
    return [
        {"starts_at": talk.starts_at.isoformat(), "said": talk.said_by(sides[who])}
        for talk in await room.tx.wishes.talks(found.id, sides)
        for who in (talk.mentee_id, talk.mentor_id)
        if who in sides
    ]
