"""Word by what people can be chosen: facets, their values, how many people each lets through."""

from handlers.callbacks.people import Choosing, Chosen, Facet
from handlers.screen import Button, Room, Rows, Screen, ScreenFn
from handlers.texts.pair_parts import button, menu, number, page_of, pager
from handlers.texts.people import in_twos, list_buttons
from handlers.texts.people_words import facet_name, value_words
from handlers.texts.speech import _, ngettext
from handlers.texts.words import h
from mentoring.delivery import Args
from mentoring.directory import FACETS, Directory, Filter
from mentoring.looking_around import look_around
from mentoring.waiting import Waits

VALUES = 12
"""How many values of a facet stand on one screen."""


async def people_choosing(room: Room, args: Args) -> Screen | None:
    """Show by what people can be chosen and what is chosen now."""
    if not room.reader.is_curator:
        return None
    by = Filter.read(str(args.get("by") or ""))
    directory = await look_around(room.tx, by.facets)
    n = len(directory.chosen(by))
    fit = ngettext("{n} person fits", "{n} people fit", n).format(n=n)
    if not n:
        fit = _("Nobody fits. Choose by fewer things.")
    lines = [_("<b>Choose people</b>"), fit]
    facets = [_facet_button(room, directory, by, facet) for facet in FACETS]
    rows = [*in_twos(list_buttons(directory)), *in_twos(facets)]
    show = ngettext("Show {n} person", "Show {n} people", n).format(n=n)
    shown = [button(show, Chosen(by=by.packed()))] if n else []
    if by != Filter():
        shown.append(button(_("Choose anew"), Choosing()))
    rows += in_twos(shown)
    return Screen("\n".join(lines), (*rows, menu()))


async def people_facet(room: Room, args: Args) -> Screen | None:
    """Show the values of one facet with how many people each has."""
    facet = str(args.get("facet") or "")
    if not room.reader.is_curator or facet not in FACETS:
        return None
    by = Filter.read(str(args.get("by") or ""))
    directory = await look_around(room.tx, (*by.facets, facet))
    counts = directory.counts(facet, by)
    values = _ordered(directory, facet, counts)
    page, shown = page_of(values, number(args, "page"), VALUES)
    pressed = [_value_button(room, directory, by, facet, each, counts[each]) for each in shown]
    field = by.packed()
    before = Facet(by=field, facet=facet, page=page - 1)
    after = Facet(by=field, facet=facet, page=page + 1)
    nearby = pager(page, len(values), before, after, VALUES)
    title = _("<b>Choose people</b> · {facet}").format(facet=h(facet_name(facet)))
    text = title if values else title + "\n" + _("There is nothing to choose from yet.")
    back = (button(_("Back"), Choosing(by=field)), *menu())
    clear = _cleared(by, facet)
    return Screen(text, (*in_twos(pressed), *nearby, *clear, back))


def _facet_button(room: Room, directory: Directory, by: Filter, facet: str) -> Button:
    value = getattr(by, facet)
    said = value_words(room, directory, facet, value) if value else _("any")
    return button(f"{facet_name(facet)}: {said}", Facet(by=by.packed(), facet=facet))


def _value_button(
    room: Room, directory: Directory, by: Filter, facet: str, value: str, n: int
) -> Button:
    wanted = by.model_copy(update={facet: value})
    said = value_words(room, directory, facet, value)
    return button(f"{said} · {n}", Chosen(by=wanted.packed()))


def _ordered(directory: Directory, facet: str, counts: dict[str, int]) -> list[str]:
    if facet == "group":
        return [value for value in directory.groups() if value in counts]
    if facet == "waits":
        return [each.value for each in Waits if each.value in counts]
    return sorted(counts, key=lambda value: -counts[value])


def _cleared(by: Filter, facet: str) -> Rows:
    if not getattr(by, facet):
        return ()
    return ((button(_("Any"), Chosen(by=by.without(facet).packed())),),)


SCREENS: dict[str, ScreenFn] = {"people_choosing": people_choosing, "people_facet": people_facet}
PUSHED: frozenset[str] = frozenset()
