"""Word what waits for the yes of the head or the association, and a school's rules for pairs."""

from collections.abc import Mapping, Sequence

from handlers.callbacks.deciding import ApprovePairs, PairForMe, PairRules, PairsForMe
from handlers.callbacks.menu import MenuTo
from handlers.screen import RefusalFn, Room, Rows, Screen, ScreenFn
from handlers.staff_menu import RowsFn
from handlers.texts.offer_parts import why_these
from handlers.texts.pair_parts import (
    button,
    form_words,
    menu,
    neutral,
    number,
    page_of,
    pager,
    people_of,
    short,
    sits_in,
    span,
)
from handlers.texts.pairs import sides
from handlers.texts.role_names import role_name
from handlers.texts.speech import _, ngettext
from handlers.texts.words import h
from mentoring.approvals import ASSOCIATION, CHAINS, CURATOR, HEAD, ROLES
from mentoring.approving import fingerprint, waiting_for
from mentoring.delivery import Args
from mentoring.ids import PersonId
from mentoring.pairs import Pair
from mentoring.people import Person, StaffRole

SPEAKERS = ROLES[ASSOCIATION] | ROLES[HEAD]
NAMES = 30


async def pairs_for_me(room: Room, args: Args) -> Screen | None:
    """List the pairs that wait for the reader's word, and what has just been done."""
    if not room.reader.roles & SPEAKERS:
        return None
    waiting = await waiting_for(room.tx, room.reader)
    page, shown = page_of(waiting, number(args, "page"))
    people = await people_of(room, shown)
    title = "<b>" + _("Pairs for your approval") + "</b>"
    here = span(page, len(shown), len(waiting)) if waiting else _("No pair waits.")
    lines = [f"{title} · {here}" if waiting else f"{title}\n{here}", *_said(args)]
    lines += [_line(room, pair, people) for pair in shown]
    numbers = [button(str(pair.number), PairForMe(pair=pair.id)) for pair in shown]
    rows: Rows = tuple(tuple(numbers[at : at + 4]) for at in range(0, len(numbers), 4))
    if len(waiting) > 1:
        text = _("Approve all the pairs: {n}").format(n=len(waiting))
        rows = (*rows, (button(text, ApprovePairs(seen=fingerprint(waiting))),))
    nearby = pager(page, len(waiting), PairsForMe(page=page - 1), PairsForMe(page=page + 1))
    return Screen("\n".join(lines), (*rows, *nearby, menu()))


async def approve_pairs_preview(room: Room, _args: Args) -> Screen | None:
    """Show what «all» means before it is done."""
    if not room.reader.roles & SPEAKERS:
        return None
    waiting = await waiting_for(room.tx, room.reader)
    if not waiting:
        return await pairs_for_me(room, {})
    n, people = len(waiting), await people_of(room, waiting)
    title = ngettext("Approve {n} pair?", "Approve {n} pairs?", n).format(n=n)
    lines = [f"<b>{title}</b>", *(_line(room, pair, people) for pair in waiting[:NAMES])]
    if n > NAMES:
        lines.append(_("and {n} more").format(n=n - NAMES))
    yes = ApprovePairs(seen=fingerprint(waiting), sure=True)
    done = ngettext("Approve {n} pair", "Approve {n} pairs", n).format(n=n)
    back = (button(_("Back"), PairsForMe()), *menu())
    return Screen("\n".join(lines), ((button(done, yes),), back))


async def pair_for_me(room: Room, args: Args) -> Screen | None:
    """Show one pair: how and who, why just these; nothing private stands here."""
    if not room.reader.roles & SPEAKERS:
        return None
    waiting = await waiting_for(room.tx, room.reader)
    pair = next((each for each in waiting if each.id == number(args, "pair")), None)
    if pair is None:
        return await pairs_for_me(room, {"said": "decided"})
    people = await people_of(room, [pair])
    lines = [
        _("<b>Pair No. {number}</b> · {form}").format(
            number=pair.number, form=form_words(room, pair)
        ),
        _("Mentor: {name}").format(name=h(short(people.get(pair.mentor.person_id)))),
    ]
    for member in pair.members:
        name = h(short(people.get(member.person_id)))
        lines.append(_("Mentee: {name}").format(name=name))
        lines += await why_these(room, pair, member, _("Why these two: {reasons}"))
    lines += own_words(room, pair)
    yes = button(_("Approve"), PairForMe(pair=pair.id, act="yes"))
    back = button(_("Return to the curator"), PairForMe(pair=pair.id, act="back"))
    last = (button(_("To the list"), PairsForMe()), *menu())
    return Screen("\n".join(lines), ((yes,), (back,), last))


async def pairs_wait(room: Room, _args: Args) -> Screen | None:
    """Push: pairs wait for the reader's word."""
    if not await waiting_for(room.tx, room.reader):
        return None
    return Screen(neutral(), ((button(_("Open"), PairsForMe()),),))


async def menu_rows(room: Room) -> Rows:
    """Offer the pairs to whoever has a word about them, while the school asks for it."""
    chain = room.organisation.pair_chain
    if not any(ROLES[step] & room.reader.roles for step in chain if step != CURATOR):
        return ()
    n = len(await waiting_for(room.tx, room.reader))
    text = _("Pairs to approve · {n}").format(n=n) if n else _("Pairs to approve")
    return ((button(text, PairsForMe()),),)


async def pair_rules(room: Room, _args: Args) -> Screen | None:
    """Show a curator whose words a pair needs here, and the way to choose."""
    if not room.reader.is_curator:
        return None
    here = room.organisation
    lines = [
        "<b>" + _("How pairs are approved") + "</b>",
        chain_words(here.pair_chain),
        _("Representatives of minors are asked: yes")
        if here.representative_accepts
        else _("Representatives of minors are asked: no"),
        *await _nobody(room),
    ]
    if len(here.pair_chain) < len(CHAINS["association"]):
        lines.append(_("All three: {chain}").format(chain=chain_words(CHAINS["association"])))
    ways: Rows = tuple(
        (button(_chain_label(steps), PairRules(chain=code)),)
        for code, steps in CHAINS.items()
        if steps != here.pair_chain
    )
    families = (
        button(_("Do not ask representatives"), PairRules(families="no"))
        if here.representative_accepts
        else button(_("Ask representatives"), PairRules(families="yes"))
    )
    back = (button(_("Settings"), MenuTo(to="settings")), *menu())
    return Screen("\n".join(lines), (*ways, (families,), back))


def chain_words(chain: Sequence[str]) -> str:
    """Say in whose turn a pair is approved."""
    if chain == CHAINS["association"]:
        return _("Curator → association → head")
    return _("Curator → head") if chain == CHAINS["head"] else _("The curator decides")


def _chain_label(chain: Sequence[str]) -> str:
    """Name a chain on a button, short enough not to be cut."""
    return _("All three approve") if chain == CHAINS["association"] else chain_words(chain)


def settings_rows(room: Room) -> Rows:
    """Offer curators the rules of pairs."""
    if not room.reader.is_curator:
        return ()
    return ((button(_("How pairs are approved"), PairRules()),),)


def not_approved(_room: Room, data: Args) -> Screen:
    """Say whose word is missing."""
    step = str(data.get("step") or CURATOR)
    role = StaffRole(step) if step in set(StaffRole) else StaffRole.CURATOR
    text = _("<b>A word is missing</b>\nThe pair waits for: {role}. Nobody is told before.")
    return Screen(text.format(role=role_name(role)), (menu(),))


def own_words(room: Room, pair: Pair) -> list[str]:
    """Say openly that whoever speaks for a pair sits in it: nobody else can."""
    if not sits_in(room, pair):
        return []
    return [_("You sit in this pair yourself. The journal says so beside your word.")]


def sits_in_pair(_room: Room, _data: Args) -> Screen:
    """Say that somebody else speaks for one's own pair."""
    text = _("<b>This is your own pair</b>\nSomebody else with the same role says yes or no.")
    return Screen(text, (menu(),))


async def _nobody(room: Room) -> list[str]:
    """Warn of a step nobody can take."""
    missing = []
    for step in room.organisation.pair_chain:
        if not await room.tx.people.staff(*ROLES[step]):
            text = _("Nobody has this role yet: {role}.")
            missing.append(text.format(role=role_name(StaffRole(step))))
    return missing


def _line(room: Room, pair: Pair, people: Mapping[PersonId, Person]) -> str:
    own = " · " + _("your own pair") if sits_in(room, pair) else ""
    return _("No. {number}").format(number=pair.number) + f" · {sides(pair, people)}{own}"


def _said(args: Args) -> list[str]:
    said, n = str(args.get("said") or ""), number(args, "n")
    if said == "approved":
        return [ngettext("{n} pair approved.", "{n} pairs approved.", n).format(n=n)]
    words = {
        "changed": _("The list has changed in between. Please look once more."),
        "returned": _("Returned: the curator sees the reason."),
        "decided": _("A decision has been taken already; it stays."),
    }.get(said)
    return [words] if words else []


SCREENS: dict[str, ScreenFn] = {
    "pairs_for_me": pairs_for_me,
    "approve_pairs_preview": approve_pairs_preview,
    "pair_for_me": pair_for_me,
    "pairs_wait": pairs_wait,
    "pair_rules": pair_rules,
}
PUSHED = frozenset({"pairs_wait"})
STAFF_ROWS: dict[str, RowsFn] = {"pair_approvals": menu_rows}
REFUSALS: dict[str, RefusalFn] = {"not_approved": not_approved, "sits_in_pair": sits_in_pair}
