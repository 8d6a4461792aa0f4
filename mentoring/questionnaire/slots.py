"""The week as slots: weekday by morning, day and evening."""

WEEKDAYS = ("mon", "tue", "wed", "thu", "fri", "sat")
PART_HOURS = {"morning": (8, 14), "day": (14, 17), "evening": (17, 21)}
"""When each part of a day begins and ends, by whoever's clock it was chosen."""

PARTS_OF_DAY = tuple(PART_HOURS)
SLOTS = tuple(f"{weekday}-{part}" for weekday in WEEKDAYS for part in PARTS_OF_DAY)


def slots_of(code: str) -> tuple[str, ...]:
    """Return the slots behind a button: one, a whole weekday, or one part of every day."""
    if code in SLOTS:
        return (code,)
    if code in WEEKDAYS or code in PARTS_OF_DAY:
        return tuple(slot for slot in SLOTS if code in slot.split("-"))
    return ()
