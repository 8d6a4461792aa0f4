"""Ask for help, and look after whoever asks: one request a topic, read by the impartial only."""

from mentoring.addressing import News, tell
from mentoring.confidants import IN_TURN, readers_of
from mentoring.errors import NotAllowed, NotFound
from mentoring.help_request import ASKABLE, HelpRequest, HelpSource, HelpTopic
from mentoring.house import House
from mentoring.ids import HelpRequestId, PairId, PersonId
from mentoring.keeping import lasting_pair
from mentoring.office import JournalEntry
from mentoring.pairs import OVER
from mentoring.people import Actor, StaffRole
from mentoring.ports import UnitOfWork
from mentoring.rights import person_in, staff_in
from mentoring.urgency import alert, called_in_turn


async def ask(
    tx: UnitOfWork,
    actor: Actor,
    house: House,
    topic: HelpTopic,
    *,
    urgent: bool = False,
    about: PairId | None = None,
    source: HelpSource = HelpSource.BUTTON,
) -> HelpRequest:
    """Open a request, or take up the one about the same; urgent wins over ordinary."""
    person = person_in(actor)
    if topic not in ASKABLE:
        raise NotFound(what="topic")
    pair = await _meant(tx, person, topic, about)
    added = await tx.help_requests.add(person, topic, source, tx.now, urgent=urgent, about=pair)
    request = added or await _open_one(tx, person, topic, pair)
    louder = added is None and urgent and await tx.help_requests.make_urgent(request.id)
    request = await _existing(tx, request.id)
    if urgent and (added or louder):
        await alert(tx, house, request)
    elif added:
        await _tell_readers(tx, request)
    return request


async def ask_for_a_word(tx: UnitOfWork, person: PersonId, pair: PairId) -> None:
    """Ask for a word about a pair that is only offered yet; once until it is answered."""
    topic, source = HelpTopic.PAIR, HelpSource.BUTTON
    added = await tx.help_requests.add(person, topic, source, tx.now, urgent=False, about=pair)
    if added:
        await _tell_readers(tx, added)


async def call_about(tx: UnitOfWork, house: House, person: PersonId) -> bool:
    """Call somebody because of what another person wrote about one; False when nobody can be.

    The person concerned neither sees nor closes it: whoever frightens them may hold their phone.
    """
    topic, source = HelpTopic.CONCERN, HelpSource.WORDS
    if not await tx.help_requests.add(person, topic, source, tx.now, urgent=True):
        return True
    request = await _open_one(tx, person, topic, None)
    await alert(tx, house, request)
    return bool(await called_in_turn(tx, request))


async def say(tx: UnitOfWork, actor: Actor, request: HelpRequestId, words: str) -> HelpRequest:
    """Add what the asker typed."""
    found = await own(tx, actor, request)
    await tx.help_requests.say(found.id, words)
    return await _existing(tx, found.id)


async def withdraw(tx: UnitOfWork, actor: Actor, request: HelpRequestId) -> HelpRequest:
    """Close one's own request gently: all is well."""
    found = await own(tx, actor, request)
    if await tx.help_requests.close(found.id, tx.now):
        await tx.outbox.cancel(topic_of(found))
    return await _existing(tx, found.id)


async def take(tx: UnitOfWork, actor: Actor, request: HelpRequestId) -> HelpRequest:
    """Look after a request; the others need not any more, the asker learns of it."""
    found = await readable(tx, actor, request)
    if await tx.help_requests.take(found.id, person_in(actor), tx.now):
        await tx.outbox.cancel(topic_of(found))
        await _tell_asker(tx, found, "help_taken")
        await _note(tx, actor, found, "help_taken")
    return await _existing(tx, found.id)


async def answer(tx: UnitOfWork, actor: Actor, request: HelpRequestId, words: str) -> HelpRequest:
    """Answer a request; the asker gets a neutral word and opens the answer."""
    found = await readable(tx, actor, request)
    if found.topic not in ASKABLE:
        raise NotAllowed
    if await tx.help_requests.answer(found.id, words, person_in(actor), tx.now):
        await tx.outbox.cancel(topic_of(found))
        await _tell_asker(tx, found, "help_answered")
        await _note(tx, actor, found, "help_answered")
    return await _existing(tx, found.id)


async def close(tx: UnitOfWork, actor: Actor, request: HelpRequestId) -> HelpRequest:
    """Close a request that needs no more words."""
    found = await readable(tx, actor, request)
    if await tx.help_requests.close(found.id, tx.now):
        await tx.outbox.cancel(topic_of(found))
        await _note(tx, actor, found, "help_closed")
    return await _existing(tx, found.id)


async def waiting_for(tx: UnitOfWork, actor: Actor) -> list[HelpRequest]:
    """Return the unanswered requests that the actor may read, urgent first."""
    if actor.person is None:
        return []
    asked = await tx.help_requests.waiting()
    return [each for each in asked if actor.person.id in await answerers_of(tx, each)]


async def answerers_of(tx: UnitOfWork, request: HelpRequest) -> tuple[PersonId, ...]:
    """Return who reads a request: of an urgent one all who are called."""
    if request.urgent:
        return await called_in_turn(tx, request)
    readers = await readers_of(tx, request.person_id, about=request.about)
    if request.topic is not HelpTopic.WELLBEING:
        return readers
    psychologists = await readers_of(
        tx, request.person_id, (StaffRole.PSYCHOLOGIST,), about=request.about
    )
    return tuple(dict.fromkeys((*psychologists, *readers)))


async def own_requests(tx: UnitOfWork, person: PersonId) -> list[HelpRequest]:
    """Return what a person has asked themselves, the newest first."""
    return [each for each in await tx.help_requests.of(person) if each.topic in ASKABLE]


async def own(tx: UnitOfWork, actor: Actor, request: HelpRequestId) -> HelpRequest:
    """Return one's own request; somebody else's is not found."""
    found = await _existing(tx, request)
    mine = actor.person is not None and found.person_id == actor.person.id
    if not mine or found.topic not in ASKABLE:
        raise NotFound(what="request")
    return found


async def readable(tx: UnitOfWork, actor: Actor, request: HelpRequestId) -> HelpRequest:
    """Return a request to whoever may read it."""
    found = await _existing(tx, request)
    if actor.person is None or actor.person.id not in await answerers_of(tx, found):
        raise NotAllowed
    return found


def helper_in(actor: Actor) -> PersonId:
    """Return who acts as somebody who may have requests to read: any staff."""
    return staff_in(actor, *(role for roles in IN_TURN for role in roles))


def topic_of(request: HelpRequest) -> str:
    """Name the topic under which all alerts about a request wait."""
    return f"help:{request.id}"


async def _meant(
    tx: UnitOfWork, person: PersonId, topic: HelpTopic, about: PairId | None
) -> PairId | None:
    """Return the pair that is meant: the one named, or the only one that the person has."""
    if about is not None:
        return (await lasting_pair(tx, about, person)).id
    if topic is not HelpTopic.PAIR:
        return None
    mine = [
        each.id
        for each in await tx.pairs.of(person)
        if each.announced_at and each.state not in OVER and each.seat_of(person)
    ]
    return mine[0] if len(mine) == 1 else None


async def _open_one(
    tx: UnitOfWork, person: PersonId, topic: HelpTopic, about: PairId | None
) -> HelpRequest:
    asked = await tx.help_requests.waiting()
    mine = [each for each in asked if each.person_id == person and each.topic is topic]
    return next(each for each in mine if each.about == about)


async def _existing(tx: UnitOfWork, request: HelpRequestId) -> HelpRequest:
    found = await tx.help_requests.get(request)
    if found is None:
        raise NotFound(what="request")
    return found


async def _tell_readers(tx: UnitOfWork, request: HelpRequest) -> None:
    news = News(
        key=f"help_new:{request.id}",
        kind="help_new",
        args={"request": request.id},
        topic=topic_of(request),
        due_at=tx.now,
    )
    await tell(tx, await answerers_of(tx, request), news)


async def _tell_asker(tx: UnitOfWork, request: HelpRequest, kind: str) -> None:
    if request.topic not in ASKABLE:
        return
    args = {"request": int(request.id)}
    news = News(key=f"{kind}:{request.id}", kind=kind, args={**args}, due_at=tx.now)
    await tell(tx, [request.person_id], news)


async def _note(tx: UnitOfWork, actor: Actor, request: HelpRequest, verb: str) -> None:
    entry = JournalEntry(
        organisation_id=tx.organisation,
        at=tx.now,
        by=person_in(actor),
        verb=verb,
        subject={"request": request.id},
    )
    await tx.desk.note(entry)
