"""Let somebody who is offered a pair ask for a word first; who sits in the pair does not hear."""

from mentoring.addressing import News, tell
from mentoring.confidants import readers_of
from mentoring.help import ask_for_a_word
from mentoring.ids import PairId
from mentoring.offers import my_offer
from mentoring.office import TaskKind
from mentoring.people import CURATING, Actor
from mentoring.ports import UnitOfWork
from mentoring.rights import person_in


async def ask_curator(tx: UnitOfWork, actor: Actor, pair_id: PairId) -> None:
    """Ask a curator to call about an offer; the offer waits.

    When every curator sits in the pair, whoever is impartial gets a request for help instead.
    """
    person, pair = person_in(actor), await my_offer(tx, actor, pair_id)
    readers = await readers_of(tx, person, tuple(CURATING), about=pair.id)
    if not readers:
        await ask_for_a_word(tx, person, pair.id)
        return
    args = {"pair": pair.id, "person": person}
    if await tx.desk.add_task(TaskKind.HELP_WANTED, {**args}, tx.now):
        key = f"offer_question:{pair.id}:{person}:{tx.now:%Y%m%d%H%M%S}"
        await tell(tx, readers, News(key=key, kind="offer_question", args={**args}, due_at=tx.now))
