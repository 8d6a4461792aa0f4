"""Ask for another organisation's mentor: both agree, then a name passes; a revoked C5 takes it."""

from datetime import timedelta

from mentoring.addressing import News, tell, tell_curators
from mentoring.applications import ParticipationState, Side
from mentoring.consent import OTHER_ORGANISATIONS, PARTICIPATION, ConsentStep
from mentoring.consent_proof import Deed, end_on, write
from mentoring.consents import active_text
from mentoring.errors import AlreadyDone, NotAllowed, NotFound
from mentoring.exchanging import Exchange, ExchangeState, Introduced
from mentoring.ids import AccountId, ExchangeId, ParticipationId, PersonId
from mentoring.office import JournalEntry
from mentoring.people import Actor, Bracket
from mentoring.permits import in_force
from mentoring.ports import UnitOfWork
from mentoring.revoking import feel_the_end
from mentoring.rights import curator_in, person_in

LANGUAGES = ("ru", "en")
LATELY = timedelta(days=30)
"""How long it is looked whether a guest whose stay is over has left."""


async def ask(tx: UnitOfWork, actor: Actor, participation: ParticipationId) -> Exchange:
    """Ask for a mentor whose card is seen here; the consent shown to them is ours of today."""
    curator = curator_in(actor)
    versions = [(await active_text(tx, each)).version for each in LANGUAGES]
    made = await tx.exchanges.ask(participation, curator, max(versions), tx.now)
    if made is None:
        raise AlreadyDone
    await _note(tx, curator, "exchange_asked", made)
    return made


async def mentor_says(
    tx: UnitOfWork, actor: Actor, exchange: ExchangeId, *, yes: bool
) -> Exchange:
    """Take the mentor's answer, once; a yes is the consent for the organisation that asks."""
    mentor = person_in(actor)
    found = await _received(tx, exchange)
    if found.mentor_id != mentor:
        raise NotFound(what="exchange")
    if yes and not await in_force(tx, mentor, OTHER_ORGANISATIONS):
        raise NotAllowed
    if not await tx.exchanges.mentor_says(exchange, tx.now, yes=yes):
        raise AlreadyDone
    await _note(tx, mentor, "exchange_mentor_said", found)
    return found


async def home_says(tx: UnitOfWork, actor: Actor, exchange: ExchangeId, *, yes: bool) -> Exchange:
    """Take the answer of the mentor's own curator, once."""
    curator = curator_in(actor)
    found = await _received(tx, exchange)
    if not await tx.exchanges.home_says(exchange, curator, tx.now, yes=yes):
        raise AlreadyDone
    await _note(tx, curator, "exchange_home_said", found)
    return found


async def take_back(tx: UnitOfWork, actor: Actor, exchange: ExchangeId) -> None:
    """End one's own request, or the stay of a guest."""
    curator = curator_in(actor)
    found = await tx.exchanges.get(exchange)
    if found is None or found.organisation_id != tx.organisation:
        raise NotFound(what="exchange")
    await _send_home(tx, found)
    if not await tx.exchanges.close(exchange, tx.now):
        raise AlreadyDone
    await _note(tx, curator, "exchange_closed", found)


async def goes_on(tx: UnitOfWork) -> bool:
    """Tell whether anything at the door needs a look."""
    going = (ExchangeState.ASKED, ExchangeState.AGREED, ExchangeState.HERE)
    made = await tx.exchanges.made(*going, ExchangeState.CLOSED)
    return bool(made or await tx.exchanges.received(*going))


async def attend(tx: UnitOfWork) -> None:
    """Do what the other side brought about: tell, welcome, and end what C5 carries no more."""
    for each in await tx.exchanges.received(ExchangeState.ASKED):
        await _tell_those_who_decide(tx, each)
    going = (ExchangeState.ASKED, ExchangeState.AGREED, ExchangeState.HERE)
    for each in await tx.exchanges.received(*going):
        if not await in_force(tx, each.mentor_id, OTHER_ORGANISATIONS):
            await tx.exchanges.close(each.id, tx.now)
    for each in await tx.exchanges.made(ExchangeState.AGREED):
        await _welcome(tx, each)
    for each in await tx.exchanges.made(ExchangeState.CLOSED):
        if each.closed_at is not None and tx.now - each.closed_at < LATELY:
            await _send_home(tx, each)


async def _received(tx: UnitOfWork, exchange: ExchangeId) -> Exchange:
    found = await tx.exchanges.get(exchange)
    if found is None or found.home_id != tx.organisation:
        raise NotFound(what="exchange")
    return found


async def _tell_those_who_decide(tx: UnitOfWork, exchange: Exchange) -> None:
    if not await tx.exchanges.told(exchange.id, tx.now):
        return
    args = {"exchange": exchange.id}
    news = News(
        key=f"exchange:{exchange.id}",
        kind="exchange_mentor_asked",
        args={**args},
        topic=f"exchange:{exchange.id}",
        due_at=tx.now,
    )
    await tell(tx, [exchange.mentor_id], news)
    curators = {"kind": "exchange_home_asked", "key": f"exchange_home:{exchange.id}"}
    await tell_curators(tx, news.model_copy(update=curators))


async def _welcome(tx: UnitOfWork, exchange: Exchange) -> None:
    """Make the mentor a guest: a name, a contact, what pairing needs, the proof of it."""
    met = await tx.exchanges.introduced(exchange.id)
    if met is None:
        return
    guest, account = await _guest(tx, met)
    if not await tx.exchanges.arrived(exchange.id, guest):
        return
    text = await tx.exchanges.terms(exchange, met.language) or await active_text(tx, "ru")
    until = end_on(text, tx.now.date())
    if not await in_force(tx, guest, PARTICIPATION):
        deed = Deed(person=guest, step=ConsentStep.GIVEN, account=account, until=until)
        await write(tx, text, deed)
    side = await tx.participations.open(guest, Side.MENTOR)
    await tx.participations.submit(side.id, met.profile, met.free, tx.now)
    await tx.participations.decide(side.id, ParticipationState.READY, exchange.asked_by, tx.now)
    await _note(tx, None, "exchange_arrived", exchange)
    news = News(
        key=f"exchange_arrived:{exchange.id}",
        kind="exchange_arrived",
        args={"exchange": exchange.id},
        due_at=tx.now,
    )
    await tell_curators(tx, news)


async def _guest(tx: UnitOfWork, met: Introduced) -> tuple[PersonId, AccountId]:
    """Return who the mentor is here; whoever takes part here already stays who they are."""
    account = await tx.people.account_at(met.channel, met.external_id)
    if account is None:
        account = await tx.people.add_account(met.channel, met.external_id, met.language)
        await tx.people.stay_behind(account.id)
    if account.person_id is not None:
        return account.person_id, account.id
    person = await tx.people.add_person(account.id)
    await tx.people.set_age(person.id, Bracket.ADULT)
    named = person.model_copy(update={"name": met.name, "contact": met.contact})
    await tx.people.save_person(named)
    return person.id, account.id


async def _send_home(tx: UnitOfWork, exchange: Exchange) -> None:
    """End a guest's consent with all its effects: pairs pause, a curator learns, data go."""
    guest = exchange.guest_id
    if guest is None or not await in_force(tx, guest, PARTICIPATION):
        return
    last = (await tx.consents.standing(guest)).last[PARTICIPATION]
    if last.at < max(exchange.mentor_at or tx.now, exchange.home_at or tx.now):
        return  # whoever takes part here by an older consent of their own is no guest
    text = await tx.consents.text_version(last.code, last.language, last.version)
    await write(tx, text, Deed(person=guest, step=ConsentStep.REVOKED, account=last.account_id))
    await feel_the_end(tx, guest, PARTICIPATION, quiet=False)
    await _note(tx, None, "exchange_closed", exchange)


async def _note(tx: UnitOfWork, by: PersonId | None, verb: str, exchange: Exchange) -> None:
    entry = JournalEntry(
        organisation_id=tx.organisation,
        at=tx.now,
        by=by,
        verb=verb,
        subject={"exchange": exchange.id},
    )
    await tx.desk.note(entry)
