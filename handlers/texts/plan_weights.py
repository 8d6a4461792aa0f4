"""Word what matters more in a plan: four presets in words, and own weights by taps."""

from handlers.callbacks.plans import PlanWeights, WeighBy
from handlers.screen import Button, Room, Screen, ScreenFn
from handlers.texts.pair_parts import button
from handlers.texts.plan_parts import back_to, plan_in, weight_words
from handlers.texts.speech import _
from mentoring.delivery import Args
from mentoring.plans.records import Plan
from mentoring.weights import MOST, Weights, packed_weights, weights_from

STEP = 5
MUCH = 50
"""What a part counts that matters more than all others."""


async def plan_weights(room: Room, args: Args) -> Screen | None:
    """Show how much each part counts; nothing is computed before the last button."""
    seen = await plan_in(room, args)
    if seen is None:
        return None
    plan = seen[0]
    asked = str(args.get("weights") or "")
    own = (await room.tx.organisations.get()).norms.weights
    wished = weights_from(asked) if asked else plan.constraints.weights
    rows = [_row(plan, wished, part) for part in Weights.model_fields]
    text = _(
        "<b>What matters more</b> · plan No. {n}\n"
        "The greater the number, the more a part counts. "
        "As many people as possible get a mentor in any case."
    )
    rows.append(_presets(plan, own, ("wish", "request")))
    rows.append(_presets(plan, own, ("subject", "slots")))
    if wished != own:
        rows.append((button(_("As is usual here"), _look(plan, own)),))
    if wished != plan.constraints.weights:
        press = WeighBy(plan=plan.id, weights=packed_weights(wished))
        rows.append((button(_("See what changes"), press),))
    rows.append((back_to(plan),))
    return Screen(text.format(n=plan.number), tuple(rows))


def _row(plan: Plan, wished: Weights, part: str) -> tuple[Button, ...]:
    share: int = getattr(wished, part)
    less, more = max(0, share - STEP), min(MOST, share + STEP)
    name = _("{part}: {share}").format(part=weight_words(part), share=share)
    return (
        button("−", _look(plan, _with(wished, part, less))),
        button(name, _look(plan, wished)),
        button("+", _look(plan, _with(wished, part, more))),
    )


def _presets(plan: Plan, own: Weights, parts: tuple[str, ...]) -> tuple[Button, ...]:
    words = {
        "wish": _("Above all wishes"),
        "request": _("Above all the request"),
        "subject": _("Above all the subject"),
        "slots": _("Above all time"),
    }
    return tuple(button(words[each], _look(plan, _with(own, each, MUCH))) for each in parts)


def _with(weights: Weights, part: str, share: int) -> Weights:
    return weights.model_copy(update={part: share})


def _look(plan: Plan, weights: Weights) -> PlanWeights:
    return PlanWeights(plan=plan.id, weights=packed_weights(weights))


SCREENS: dict[str, ScreenFn] = {"plan_weights": plan_weights}
PUSHED: frozenset[str] = frozenset()
