"""When a step is asked: simple conditions on earlier answers."""

from collections.abc import Iterator, Mapping
from typing import Self

from pydantic import Field, model_validator

from mentoring.record import Record

Value = bool | int | str | tuple[str, ...]


class Condition(Record):
    """One test of an earlier step, or a combination of such tests."""

    step: str | None = None
    equals: bool | int | str | None = None
    has: str | None = None
    answered: bool | None = None
    all_: tuple["Condition", ...] = Field(default=(), alias="all")
    any_: tuple["Condition", ...] = Field(default=(), alias="any")
    not_: "Condition | None" = Field(default=None, alias="not")

    @model_validator(mode="after")
    def _says_one_thing(self) -> Self:
        tests = sum(test is not None for test in (self.equals, self.has, self.answered))
        groups = bool(self.all_) + bool(self.any_) + (self.not_ is not None)
        if (self.step is not None, tests, groups) not in ((True, 1, 0), (False, 0, 1)):
            raise ValueError(
                "a condition is either step with one of equals, has, answered, "
                "or one of all, any, not"
            )
        return self

    def tests(self) -> Iterator["Condition"]:
        """Yield every single test inside."""
        if self.step is not None:
            yield self
        for inner in (*self.all_, *self.any_, *([self.not_] if self.not_ else [])):
            yield from inner.tests()


def either(first: Condition | None, second: Condition | None) -> Condition | None:
    """Return a condition that holds when one of two holds; no condition always holds."""
    if first is None or second is None or first == second:
        return first if first == second else None
    return Condition.model_validate({"any": (first, second)})


def holds(condition: Condition, answers: Mapping[str, Value]) -> bool:
    """Tell whether a condition holds for the answers of the steps that are asked."""
    if condition.step is not None:
        return _passes(condition, answers.get(condition.step))
    if condition.not_ is not None:
        return not holds(condition.not_, answers)
    if condition.all_:
        return all(holds(each, answers) for each in condition.all_)
    return any(holds(each, answers) for each in condition.any_)


def _passes(test: Condition, value: Value | None) -> bool:
    if test.answered is not None:
        return (value is not None) is test.answered
    if test.has is not None:
        return test.has in value if isinstance(value, tuple) else test.has == value
    return type(value) is type(test.equals) and value == test.equals
