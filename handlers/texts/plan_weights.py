"""Word what matters more in a plan: four presets in words, and own weights by taps."""

from handlers.callbacks.plans import PlanWeights, WeighBy
from handlers.screen import Button, RefusalFn, Room, Rows, Screen, ScreenFn
from handlers.texts.pair_parts import button, number
from handlers.texts.plan_parts import back_to, plan_in, weight_words
from handlers.texts.speech import _
from mentoring.delivery import Args
from mentoring.ids import PlanId
from mentoring.planning.trying import NotToWeigh, may_weigh
from mentoring.plans.records import Plan
from mentoring.weights import MOST, Weights, packed_weights, weights_from

STEP = 5
MUCH = 50
"""What a part counts that matters more than all others."""

PARTS = tuple(Weights.model_fields)
PAGE = 4
LAST = (len(PARTS) - 1) // PAGE + 1


async def plan_weights(room: Room, args: Args) -> Screen | None:
    """Show how much each part counts; nothing is computed before «see what changes»."""
    seen = await plan_in(room, args)
    if seen is None:
        return None
    if not await may_weigh(room.tx, room.reader):
        return _closed(seen[0].id)
    plan, asked = seen[0], str(args.get("weights") or "")
    own = (await room.tx.organisations.get()).norms.weights
    wished = weights_from(asked) if asked else plan.constraints.weights
    page = min(max(number(args, "page"), 0), LAST)
    rows = _by_hand(plan, wished, page) if page else _by_presets(plan, wished, own)
    if wished != plan.constraints.weights:
        press = WeighBy(plan=plan.id, weights=packed_weights(wished))
        rows = (*rows, (button(_("See what changes"), press),))
    text = _(
        "<b>What matters more</b> · plan No. {n}\n"
        "The greater the number, the more a part counts. "
        "As many people as possible get a mentor in any case.\n"
        "Now: {parts}"
    )
    shares = ", ".join(f"{weight_words(each).lower()} {getattr(wished, each)}" for each in PARTS)
    return Screen(text.format(n=plan.number, parts=shares), (*rows, (back_to(plan),)))


def _closed(plan: int) -> Screen:
    """Say kindly why whoever takes part does not weigh, and what can be done instead."""
    text = _(
        "<b>What matters more</b>\nA curator who is neither a mentor nor a mentee sets these "
        "numbers: a plan by other numbers would show who named whom.\n"
        "All else can be tried: keep together, part, change places."
    )
    return Screen(text, ((back_to(PlanId(plan)),),))


def _not_to_weigh(_room: Room, data: Args) -> Screen:
    return _closed(number(data, "plan"))


def _by_presets(plan: Plan, wished: Weights, own: Weights) -> Rows:
    usual = () if wished == own else ((button(_("As is usual here"), _look(plan, own)),),)
    by_hand = button(_("Choose the numbers"), _look(plan, wished, 1))
    presets = (("wish", "request"), ("subject", "slots"))
    return (*(_presets(plan, own, two) for two in presets), *usual, (by_hand,))


def _by_hand(plan: Plan, wished: Weights, page: int) -> Rows:
    rows = [_row(plan, wished, part, page) for part in PARTS[(page - 1) * PAGE : page * PAGE]]
    turns = [button("◂", _look(plan, wished, page - 1))]
    if page < LAST:
        turns.append(button("▸", _look(plan, wished, page + 1)))
    return (*rows, tuple(turns))


def _row(plan: Plan, wished: Weights, part: str, page: int) -> tuple[Button, ...]:
    share: int = getattr(wished, part)
    less, more = max(0, share - STEP), min(MOST, share + STEP)
    name = _("{part}: {share}").format(part=weight_words(part), share=share)
    return (
        button("−", _look(plan, _with(wished, part, less), page)),
        button(name, _look(plan, wished, page)),
        button("+", _look(plan, _with(wished, part, more), page)),
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


def _look(plan: Plan, weights: Weights, page: int = 0) -> PlanWeights:
    return PlanWeights(plan=plan.id, weights=packed_weights(weights), page=page)


SCREENS: dict[str, ScreenFn] = {"plan_weights": plan_weights}
PUSHED: frozenset[str] = frozenset()
REFUSALS: dict[str, RefusalFn] = {NotToWeigh.code: _not_to_weigh}
