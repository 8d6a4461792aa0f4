"""Word what lies on the desk about decisions on pairs: sent back, families to ask, no order."""

from handlers.callbacks.deciding import FamilyPaper, OrderDrafted
from handlers.screen import Button
from handlers.texts.pair_parts import button
from handlers.texts.speech import _
from handlers.texts.task_words import TaskWords
from mentoring.office import Task, TaskKind


def _paper(task: Task) -> tuple[Button, ...]:
    pair, child = (int(task.subject.get(key) or 0) for key in ("pair", "person"))
    return (button(_("Note the answer on paper"), FamilyPaper(pair=pair, child=child)),)


def _order(_task: Task) -> tuple[Button, ...]:
    return (button(_("Order on pairs"), OrderDrafted()),)


TASKS = {
    TaskKind.PAIR_RETURNED: TaskWords(
        happened=lambda: _("Pair No. {pair} was sent back to you"),
        advice=lambda: _("The reason stands on its card; the other pairs go on."),
        own=lambda: _("a pair that is looked at again"),
    ),
    TaskKind.OWN_PAIR: TaskWords(
        happened=lambda: _("Pair No. {pair} waits for another curator"),
        advice=lambda: _("Whoever proposed it sits in it. Its card has the button for the yes."),
        own=lambda: _("a pair that another curator approves"),
    ),
    TaskKind.FAMILY_ON_PAPER: TaskWords(
        happened=lambda: _("The family of {who} has no messenger · pair No. {pair}"),
        advice=lambda: _("Ask them on paper and write the answer down."),
        own=lambda: _("the family's answer about a pair"),
        leads=_paper,
    ),
    TaskKind.FAMILY_ASKS: TaskWords(
        happened=lambda: _("The family of {who} has a question · pair No. {pair}"),
        advice=lambda: _("A call helps. The offer waits."),
        own=lambda: _("the family's question about a pair"),
    ),
    TaskKind.ORDER_MISSING: TaskWords(
        happened=lambda: _("Announced pairs have had no order for a week"),
        advice=lambda: _("The draft is ready to print; the head knows too."),
        own=lambda: _("an order on pairs"),
        leads=_order,
    ),
}
