"""Word what can be decided for many pairs at once: offered, announced, ordered."""

from collections.abc import Sequence

from handlers.callbacks.deciding import AnnouncePairs, OfferPairs, OrderDrafted
from handlers.screen import Rows
from handlers.texts.pair_parts import button, number
from handlers.texts.speech import _, ngettext
from mentoring.approving import fingerprint
from mentoring.delivery import Args
from mentoring.pairs import Pair, PairState


def bulk_rows(everything: Sequence[Pair]) -> Rows:
    """Offer what can be decided for many pairs at once."""
    approved = [pair for pair in everything if pair.state is PairState.APPROVED]
    ready = [p for p in everything if p.state is PairState.ACCEPTED and p.announce_at is None]
    rows: Rows = ()
    if approved:
        n = len(approved)
        text = ngettext("Offer {n} approved", "Offer {n} approved", n).format(n=n)
        rows = (*rows, (button(text, OfferPairs(seen=fingerprint(approved))),))
    if len(ready) > 1:
        n = len(ready)
        text = ngettext("Announce {n} pair", "Announce {n} pairs", n).format(n=n)
        rows = (*rows, (button(text, AnnouncePairs(seen=fingerprint(ready))),))
    return rows


def said_of_many(args: Args) -> list[str]:
    """Say what was just done for many."""
    said, n = str(args.get("said") or ""), number(args, "n")
    if said == "offered":
        return [ngettext("{n} pair offered.", "{n} pairs offered.", n).format(n=n)]
    if said == "announced":
        return [ngettext("{n} pair announced.", "{n} pairs announced.", n).format(n=n)]
    if said == "announcing":
        text = ngettext(
            "The announcement of {n} pair goes out in a moment; until then its card takes it "
            "back.",
            "The announcement of {n} pairs goes out in a moment; until then each card takes its "
            "pair back.",
            n,
        )
        return [text.format(n=n)]
    if said == "changed":
        return [_("The list has changed in between. Please look once more.")]
    return []


def order_row(without: int) -> Rows:
    """Offer the draft while there are pairs without an order."""
    if not without:
        return ()
    text = _("Order on pairs · {n}").format(n=without)
    return ((button(text, OrderDrafted()),),)
