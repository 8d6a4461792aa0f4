"""Judge whether a unit may work in a model: how many sit in it, and whether it has a topic."""

from mentoring.forms import ChosenBy, Model, repertoire

BY_HAND = frozenset({ChosenBy.CURATOR, ChosenBy.BOTH})
"""Models that a curator proposes; the others begin with a ticket, an event or a list."""


def models_by_hand(members: int) -> tuple[Model, ...]:
    """Return the models in which a curator may propose so many members."""
    known = repertoire().model.values()
    return tuple(each for each in known if each.chosen_by in BY_HAND and each.takes(members))


def unfit(model: str, members: int, role_model: str | None) -> str | None:
    """Name what keeps a unit out of a model; None when nothing does."""
    known = repertoire().model.get(model)
    if known is None:
        return "no_model"
    if not known.takes(members):
        return "model_size"
    return "no_topic" if known.needs_topic and role_model is None else None
