"""Let every area word its own tasks for the desk: what happened, what helps, where it leads."""

from collections.abc import Callable
from dataclasses import dataclass

from handlers.plugs import declared
from handlers.screen import Button
from mentoring.office import Task, TaskKind

Sentence = Callable[[], str]


def _nowhere(_task: Task) -> tuple[Button, ...]:
    return ()


@dataclass(frozen=True, slots=True)
class TaskWords:
    """Word one kind: `happened` may hold {who} and {pair}; `own` is for the person concerned."""

    happened: Sentence
    advice: Sentence
    own: Sentence
    leads: Callable[[Task], tuple[Button, ...]] = _nowhere


def words_of(kind: TaskKind) -> TaskWords | None:
    """Return how an area words this kind in its `TASKS`; None for the desk's own kinds."""
    known: dict[str, TaskWords] = declared("handlers.texts", "TASKS")
    return known.get(kind)
