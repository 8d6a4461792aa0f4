"""Word what a curator reads of how people suit each other: of two in full, of a group in short."""

from collections.abc import Callable, Iterable, Sequence

from handlers.screen import Room
from handlers.texts.discretion import Discretion
from handlers.texts.match_parts import (
    bar_words,
    reason_words,
    risk_words,
    unchecked_parts,
    unchecked_words,
    unknown_words,
)
from handlers.texts.pair_parts import short
from handlers.texts.plan_parts import Names, names_of, told_bars
from handlers.texts.speech import _, ngettext
from handlers.texts.words import h
from mentoring.bars import Bar
from mentoring.planning.looking import Judged, to_confirm
from mentoring.plans.records import Plan
from mentoring.suitability import Fit

NAMED = 10
Parts = Callable[[Fit], Iterable[str]]
"""Names what one verdict has of one kind: risks, missing answers, rules."""


def of_two(discretion: Discretion, each: Judged, names: Names) -> list[str]:
    """Say how two suit each other today and all that speaks against it."""
    verdict = discretion.of(each.mentee, each.verdict)
    if not isinstance(verdict, Fit):
        return [_impossible(each, verdict.bars, names)]
    return [
        _("Suits by {score} of 100").format(score=verdict.score),
        _("For: {reasons}").format(reasons=h(_reasons(verdict))),
        *against(verdict),
    ]


def against(verdict: Fit) -> list[str]:
    """Say the risks of a pair, what nobody knows, what was allowed and what was not checked."""
    lines: list[str] = []
    if verdict.risks:
        risks = ", ".join(map(risk_words, verdict.risks))
        lines.append(_("Mind: {risks}").format(risks=risks))
    if verdict.unknown:
        unknown = ", ".join(map(unknown_words, verdict.unknown))
        lines.append(_("Not known, counted as half: {aspects}").format(aspects=unknown))
    if verdict.softened:
        rules = "; ".join(map(bar_words, verdict.softened))
        lines.append(_("Allowed by a curator: {rules}").format(rules=rules))
    return [*lines, unchecked_words(verdict.unchecked)]


def of_group(discretion: Discretion, members: Sequence[Judged], names: Names) -> list[str]:
    """Say of each member why they suit, then how many have something that speaks against it."""
    lines: list[str] = []
    fits: list[Fit] = []
    for each in members:
        verdict = discretion.of(each.mentee, each.verdict)
        if not isinstance(verdict, Fit):
            lines.append(_impossible(each, verdict.bars, names))
            continue
        fits.append(verdict)
        line = _("{who} · {score} of 100: {why}")
        who = h(short(names.get(each.mentee.id)))
        lines.append(line.format(who=who, score=verdict.score, why=h(_reasons(verdict))))
    return [*lines, *in_short(fits)]


async def superiors_in(room: Room, plan: Plan) -> list[str]:
    """Name before a plan is published the two of whom one leads the other: who confirms it."""
    bonds = await to_confirm(room.tx, plan)
    names = await names_of(
        room, [side for two in bonds[:NAMED] for side in (two.mentor, two.mentee)]
    )
    lines = [
        f"· {h(short(names.get(two.mentor)))} → {h(short(names.get(two.mentee)))}"
        for two in bonds[:NAMED]
    ]
    if more := len(bonds) - len(lines):
        lines.append(ngettext("· and {n} pair more", "· and {n} pairs more", more).format(n=more))
    text = _("The mentor is the immediate superior here; by publishing you confirm it:")
    return [text, *lines] if lines else []


def in_short(fits: Sequence[Fit]) -> list[str]:
    """Name once what several members share; whose it is stands on the member's own card."""
    kinds: list[tuple[str, str, Parts]] = [
        (_("Mind, for {n} of {all}: {what}."), ", ", lambda fit: map(risk_words, fit.risks)),
        (_("Not known for {n} of {all}: {what}."), ", ", lambda f: map(unknown_words, f.unknown)),
        (_("Allowed for {n} of {all}: {what}."), "; ", lambda fit: map(bar_words, fit.softened)),
        (_("Not checked for {n} of {all}: {what}."), "; ", lambda f: unchecked_parts(f.unchecked)),
    ]
    superiors = sum(Bar.SUPERIOR_HEAD in fit.unchecked for fit in fits)
    lines = []
    for text, comma, parts in kinds:
        found = [list(parts(fit)) for fit in fits]
        what = comma.join(dict.fromkeys(each for theirs in found for each in theirs))
        if what:
            lines.append(text.format(n=sum(map(bool, found)), all=len(fits), what=what))
    if superiors:
        text = _("The immediate superior of {n} of {all}: among heads you decide this.")
        lines.append(text.format(n=superiors, all=len(fits)))
    return lines


def _impossible(each: Judged, bars: Sequence[str], names: Names) -> str:
    who, why = h(short(names.get(each.mentee.id))), told_bars(bars)
    return _("{who}: not possible any more, {why}").format(who=who, why=h(why))


def _reasons(verdict: Fit) -> str:
    return ", ".join(map(reason_words, verdict.reasons)) or _("nothing speaks against it")
