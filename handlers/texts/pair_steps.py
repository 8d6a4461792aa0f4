"""Word what a curator can do with a pair in its state, and what its card says of the decision."""

from handlers.callbacks.deciding import (
    AskApproval,
    FamilyPaper,
    OfferPairs,
    TakeBack,
)
from handlers.callbacks.pairing import Announce, Hold, Order, WorkOn
from handlers.screen import Button, Room, Rows
from handlers.texts.answers import answer_words
from handlers.texts.labour import labour_row
from handlers.texts.moments import moment
from handlers.texts.pair_decisions import who_reads, window_words
from handlers.texts.pair_parts import button, short, sits_in
from handlers.texts.role_names import role_name
from handlers.texts.silence import silence_rows
from handlers.texts.speech import _, ngettext
from handlers.texts.words import h, one_line
from mentoring.approvals import CURATOR, role_of, sent_back
from mentoring.approving import awaited
from mentoring.family_words import waiting_families
from mentoring.labour import is_labour
from mentoring.labour_papers import lacks_papers
from mentoring.own_pairs import is_barred
from mentoring.pairs import OVER, WORKING, Pair, PairState
from mentoring.people import StaffRole
from mentoring.silence import silent_in
from mentoring.working_on import open_to

REASON = 300


async def decision_lines(room: Room, pair: Pair, said: str) -> list[str]:
    """Say whose word a pair waits for, why it came back, when it is announced, what it lacks."""
    lines = []
    if said == "taken_back":
        lines.append(_("Taken back. Nobody has learned anything."))
    if said == "nobody":
        lines.append(_("No other mentor suits now. The offer waits."))
    lines += [*await _words_of_chain(room, pair), *await _own_pair(room, pair)]
    lines += await _whom_to_call(room, pair)
    if pair.announce_at is not None:
        when = moment(room, pair.announce_at)
        lines.append(
            _("It is announced {when}. Until then you can take it back.").format(when=when)
        )
    if pair.state is PairState.ORDERED:
        lines.append(_("Official when the labour papers of the mentor are entered."))
    elif pair.announced_at and pair.state not in OVER and await lacks_papers(room.tx, pair):
        lines.append(_("The labour papers of the mentor are not entered."))
    return lines


async def preview_lines(room: Room, pair: Pair) -> list[str]:
    """Say who reads what when an accepted pair is announced."""
    if pair.state is not PairState.ACCEPTED or pair.announce_at is not None:
        return []
    return ["<b>" + _("Announce?") + "</b>", *await who_reads(room, [pair]), *window_words(room)]


async def step_rows(room: Room, pair: Pair) -> Rows:
    """Offer what comes next for a pair."""
    rows = [*await _towards_announcement(room, pair), *await silence_rows(room, pair)]
    rows += _families(pair)
    if pair.state in WORKING:
        title = _("Correct the order") if pair.order_number else _("Number and date of the order")
        rows.append((button(title, Order(pair=pair.id)),))
    if is_labour(pair.form) and pair.announced_at and pair.state not in OVER:
        rows.append(labour_row(pair.mentor.participation_id))
    if pair.state is PairState.ON_HOLD:
        rows.append((button(_("Go on"), Hold(pair=pair.id, hold=False)),))
    if pair.state not in OVER and len(open_to(pair)) > 1:
        rows.append((button(_("What the pair works on"), WorkOn(pair=pair.id)),))
    return tuple(rows)


async def _own_pair(room: Room, pair: Pair) -> list[str]:
    """Say to a curator who sits in a pair who speaks for it."""
    if not sits_in(room, pair) or pair.announced_at is not None or pair.state in OVER:
        return []
    if await _barred(room, pair):
        return [_("You sit in this pair: another curator says the yes.")]
    return [_("You sit in this pair yourself. The journal says so beside your word.")]


async def _barred(room: Room, pair: Pair) -> bool:
    me = room.reader.person
    waits = await awaited(room.tx, pair) == CURATOR
    return waits and await is_barred(room.tx, pair, me.id if me else None, CURATOR)


async def _towards_announcement(room: Room, pair: Pair) -> list[tuple[Button, ...]]:
    step, chain = await awaited(room.tx, pair), room.organisation.pair_chain
    rows: list[tuple[Button, ...]] = []
    barred = await _barred(room, pair)
    if step == CURATOR and not barred and (pair.state is PairState.PROPOSED or len(chain) > 1):
        rows.append((button(_("Bring to approval"), AskApproval(pair=pair.id)),))
    if pair.state is PairState.APPROVED:
        rows.append((button(_("Offer"), OfferPairs(pair=pair.id)),))
    ready = step is None or (chain == (CURATOR,) and not barred)
    if pair.state is PairState.ACCEPTED and pair.announce_at is None and ready:
        rows.append((button(_("Announce now"), Announce(pair=pair.id)),))
    if pair.announce_at is not None:
        rows.append((button(_("Take the announcement back"), TakeBack(pair=pair.id)),))
    return rows


async def _whom_to_call(room: Room, pair: Pair) -> list[str]:
    """Say how long somebody is silent and how to reach them, unless the curator sits here too."""
    if sits_in(room, pair):
        return []
    lines = []
    for seat in silent_in(pair, room.tx):
        person = await room.tx.people.person(seat.person_id)
        n = (room.now - seat.asked_at).days if seat.asked_at else 0
        text = ngettext("{name}: silent for {n} day", "{name}: silent for {n} days", n)
        line = text.format(name=h(short(person)), n=n)
        contact = (person.phone or person.contact) if person else None
        lines.append(f"{line}: {h(contact)}" if contact else line)
    return lines


async def _words_of_chain(room: Room, pair: Pair) -> list[str]:
    lines = []
    words = await room.tx.approvals.of(pair.id)
    back = sent_back(words)
    step = await awaited(room.tx, pair)
    if back is not None and pair.state not in OVER:
        reason = room.house.questionnaires["send-pair-back"].step("reason")
        said = answer_words(reason, back.reason or "") if reason else ""
        role = role_name(role_of(back.step))
        text = _("Sent back ({role}): {reason}")
        lines.append(text.format(role=role, reason=h(one_line(said, REASON))))
    elif step not in (None, CURATOR):
        role = role_name(StaffRole(str(step)))
        lines.append(_("Waits for a word: {role}").format(role=role))
    return lines


def _families(pair: Pair) -> Rows:
    """Offer to note what a family answered on paper; several stand on a screen of their own."""
    waiting = waiting_families(pair)
    if not waiting:
        return ()
    if len(waiting) == 1:
        one = FamilyPaper(pair=pair.id, child=waiting[0])
        return ((button(_("The family's answer on paper"), one),),)
    text = _("Answers on paper · {n}").format(n=len(waiting))
    return ((button(text, FamilyPaper(pair=pair.id)),),)
