"""Let a curator write down the wishes of somebody without a messenger, from words or paper."""

from mentoring.applications import Participation, Told
from mentoring.behalf import acting_for
from mentoring.confidence import confidence_in
from mentoring.errors import NotAllowed, NotFound
from mentoring.filling import start_run
from mentoring.house import House
from mentoring.ids import ParticipationId, WishRoundId
from mentoring.office import JournalEntry
from mentoring.people import Actor
from mentoring.ports import UnitOfWork
from mentoring.rights import curator_in
from mentoring.runs import Run
from mentoring.wishes.records import Wish
from mentoring.wishes.rounds import Round
from mentoring.wishing.answering import CODES, attendance, keep_of, open_round
from mentoring.wishing.candidates import asked, asked_of

FOR_OTHERS = "wishes-for"
"""The purpose of the run that holds somebody else's wishes."""

FROM = frozenset({Told.WORDS, Told.PAPER})


async def silent(tx: UnitOfWork, actor: Actor, found: Round) -> list[Participation]:
    """Return who has no messenger and has not answered, as far as a curator may know."""
    confidence = await confidence_in(tx, actor)
    answered, sides = await tx.wishes.answered(found.id), await asked(tx)
    reached = await tx.people.accounts_of({each.person_id for each in sides})
    return [
        each
        for each in sides
        if each.person_id not in reached
        and each.id not in answered
        and confidence.opens(each.side, each.person_id)
    ]


async def ask_for(
    tx: UnitOfWork,
    actor: Actor,
    house: House,
    round_id: WishRoundId,
    participation: ParticipationId,
    told: Told,
) -> None:
    """Begin the questionnaire for somebody; whoever has a messenger answers alone."""
    own, found = await side_for(tx, actor, participation), await open_round(tx, round_id)
    person = await tx.people.person(own.person_id)
    if person is None or told not in FROM:
        raise NotFound(what="person")
    subject = {"round": int(found.id), "participation": int(own.id), "told": told.value}
    known = await attendance(tx, found, own)
    about, codes = acting_for(actor, person), (CODES[own.side],)
    await start_run(tx, about, house, FOR_OTHERS, codes, {**subject}, known)


async def keep_for(tx: UnitOfWork, actor: Actor, run: Run) -> Wish:
    """Keep what a curator wrote down, with a note of how it came."""
    curator = curator_in(actor)
    own = await side_for(tx, actor, ParticipationId(int(run.subject["participation"])))
    wish = await keep_of(tx, own, run)
    entry = JournalEntry(
        organisation_id=tx.organisation,
        at=tx.now,
        by=curator,
        verb="wishes_written",
        subject={"participation": own.id, "told": run.subject["told"]},
    )
    await tx.desk.note(entry)
    return wish


async def side_for(tx: UnitOfWork, actor: Actor, participation: ParticipationId) -> Participation:
    """Return a side a curator may write for: asked, without a messenger, not close to them."""
    confidence = await confidence_in(tx, actor)
    found = await tx.participations.get(participation)
    sides = await asked_of(tx, found.person_id) if found else []
    own = next((each for each in sides if each.id == participation), None)
    if own is None:
        raise NotFound(what="participation")
    reached = await tx.people.accounts_of({own.person_id})
    if reached or not confidence.opens(own.side, own.person_id):
        raise NotAllowed
    return own
