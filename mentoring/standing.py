"""Tell how pairs stand: on plan, on hold, waiting, or in need of the curator's attention."""

from collections.abc import Iterable
from datetime import timedelta

from mentoring.applications import Side
from mentoring.crowd import once_each
from mentoring.evidence import Evidence
from mentoring.forms import repertoire
from mentoring.help_request import HelpRequest
from mentoring.listing import Behind, Entries, Entry, Note, Number
from mentoring.office import TaskKind
from mentoring.pairs import WORKING, Pair, PairState

SILENCE = timedelta(days=21)
"""How long a pair may go without a meeting that took place."""

MISSES = 2
ASKED = frozenset({PairState.PROPOSED, PairState.OFFERED})


def pairs_by_standing(evidence: Evidence) -> Behind:
    """Return the pairs and groups behind each number."""
    pairs = [p for p in evidence.pairs if p.state in WORKING or p.state is PairState.ON_HOLD]
    working = [pair for pair in pairs if pair.state in WORKING]
    attention = {entry.pair: entry for entry in in_need(evidence, working)}
    groups = [pair for pair in pairs if len(pair.members) > 1]
    seated = ((pair, seat) for pair in groups for seat in pair.members)
    return {
        Number.PAIRS: entries(pairs),
        Number.ON_PLAN: entries(pair for pair in working if pair.id not in attention),
        Number.ATTENTION: tuple(attention.values()),
        Number.ON_HOLD: entries(pair for pair in pairs if pair.state is PairState.ON_HOLD),
        Number.GROUPS: entries(groups),
        Number.IN_GROUPS: once_each(each for each in seated if each[1].side is Side.MENTEE),
        Number.ANSWERS: entries(p for p in evidence.pairs if p.state in ASKED),
        Number.AGREED: entries(p for p in evidence.pairs if p.state is PairState.ACCEPTED),
        Number.NO_ORDER: entries(pair for pair in working if pair.order_number is None),
        Number.HELP: calls(evidence.help),
    }


def in_need(evidence: Evidence, working: Iterable[Pair]) -> Iterable[Entry]:
    """Yield the pairs that need attention with the weightiest reason."""
    called = {each.about for each in evidence.help}
    missed = {
        task.subject.get("pair") for task in evidence.tasks if task.kind is TaskKind.SILENT_PAIR
    }
    for pair in working:
        quiet = silence(evidence, pair)
        if pair.id in called:
            yield Entry(pair=pair.id, note=Note.HELP)
        elif pair.id in missed or _two_misses(evidence, pair):
            yield Entry(pair=pair.id, note=Note.TWO_MISSES)
        elif quiet is not None and quiet >= SILENCE and _is_regular(pair):
            yield Entry(pair=pair.id, note=Note.SILENT, n=quiet.days)


def silence(evidence: Evidence, pair: Pair) -> timedelta | None:
    """Tell how long ago a pair met, or was announced when it never did."""
    since = evidence.last_held.get(pair.id, pair.announced_at)
    return None if since is None else evidence.now - since


def calls(requests: Iterable[HelpRequest]) -> Entries:
    """Return the requests for help that nobody has answered yet."""
    return tuple(
        Entry(pair=each.about, person=each.person_id, note=Note.HELP, at=each.asked_at)
        for each in requests
    )


def entries(pairs: Iterable[Pair]) -> Entries:
    """Return a line for each pair."""
    return tuple(Entry(pair=pair.id) for pair in pairs)


def _is_regular(pair: Pair) -> bool:
    """Tell whether people of this model meet all the time, so that silence says something."""
    model = repertoire().model.get(pair.model)
    return model is None or model.regular


def _two_misses(evidence: Evidence, pair: Pair) -> bool:
    fates = (evidence.fates[each.id] for each in evidence.begun.get(pair.id, []))
    known = [held for held in fates if held is not None]
    return len(known) >= MISSES and not any(known[-MISSES:])
