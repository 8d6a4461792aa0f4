"""Know the forms and models of mentoring; they are data, a cycle enables some of the forms."""

import tomllib
from functools import cache
from importlib.resources import files

from mentoring.organisations import OrganisationKind
from mentoring.questionnaire.wording import Wording
from mentoring.record import Record

TEACHER_TEACHER = "teacher-teacher"
TRADITIONAL = "traditional"
GROUP = "group"


class Form(Record):
    """Say who the two sides are; the title differs by kind of organisation."""

    code: str
    mentor: str
    mentee: str
    title: dict[OrganisationKind | str, Wording]

    def named(self, kind: OrganisationKind) -> Wording:
        """Return the title that this kind of organisation uses."""
        return self.title.get(kind) or self.title["any"]


class Model(Record):
    """Say how the work is organised and how many members it takes."""

    code: str
    title: Wording
    least: int
    most: int
    needs_slot: bool = True


class Repertoire(Record):
    """Hold all forms and models there are, by code."""

    form: dict[str, Form]
    model: dict[str, Model]


@cache
def repertoire() -> Repertoire:
    """Read the catalogue of forms and models that ships with the program."""
    text = files("mentoring").joinpath("forms.toml").read_text(encoding="utf-8")
    raw = tomllib.loads(text)
    forms = [Form.model_validate(each) for each in raw["form"]]
    models = [Model.model_validate(each) for each in raw["model"]]
    return Repertoire(
        form={form.code: form for form in forms}, model={model.code: model for model in models}
    )


def model_for(members: int) -> str:
    """Return the model that so many members work in by default."""
    return TRADITIONAL if members == 1 else GROUP


def enabled_forms(codes: tuple[str, ...]) -> tuple[str, ...]:
    """Keep the codes of a cycle that are known; a cycle without forms works teacher to teacher."""
    known = tuple(code for code in codes if code in repertoire().form)
    return known or (TEACHER_TEACHER,)
