"""A questionnaire with every kind of question, and shorthands to write more."""

from datetime import date

from mentoring.questionnaire import Choices, Option, Questionnaire, Wording
from mentoring.questionnaire.reading import read_definition

TODAY = date(2026, 11, 24)


def options(*codes: str) -> tuple[Option, ...]:
    return tuple(Option(code=code, text=Wording.same(code.upper())) for code in codes)


CHOICES = Choices(today=TODAY, lists={"subjects": options("maths", "physics", "latin")})
NO_LISTS = Choices(today=TODAY)


def step(body: str) -> str:
    texts = 'text = {ru = "?", en = "?"}\nlabel = {ru = "-", en = "-"}\n'
    return f"[[steps]]\n{body}\n{texts}"


def toml(*steps: str, code: str = "sample") -> str:
    head = f'code = "{code}"\nversion = 1\ntitle = {{ru = "Проба", en = "Sample"}}\n'
    return head + "\n".join(map(step, steps))


def made(*steps: str, code: str = "sample") -> Questionnaire:
    return read_definition(f"{code}.toml", toml(*steps, code=code))


def offered(*codes: str) -> str:
    inside = ", ".join(
        f'{{code = "{code}", text = {{ru = "р-{code}", en = "e-{code}"}}}}' for code in codes
    )
    return f"options = [{inside}]"


OTHER = 'other = {ru = "Другое", en = "Other"}'

EVERYTHING = made(
    'id = "fio"\nkind = "text"\nformat = "name"',
    'id = "birth"\nkind = "date"\ndates = {not_in_future = true, not_before_years = 100}',
    f'id = "contact"\nkind = "choice"\n{offered("chat", "phone")}',
    'id = "phone"\nkind = "phone"\nwhen = {step = "contact", equals = "phone"}',
    f'id = "subjects"\nkind = "multi"\nsource = "subjects"\nmost = 3\n{OTHER}',
    f'id = "hard"\nkind = "multi"\nmost = 2\n{offered("ict", "parents", "marks")}\n{OTHER}',
    'id = "how_hard"\nkind = "scale"\nfor_each = "hard"',
    'id = "ict_text"\nkind = "long"\nwhen = {step = "hard", has = "ict"}',
    'id = "wish"\nkind = "person"\noptional = true',
    'id = "avoid"\nkind = "person"\noptional = true\nmost = 2',
    'id = "week"\nkind = "slots"',
    'id = "hours"\nkind = "number"\nmin = 1\nmax = 40',
    'id = "at"\nkind = "time"\noptional = true',
    'id = "before"\nkind = "yesno"',
    'id = "where"\nkind = "text"\nwhen = {step = "before", equals = true}',
    f'id = "order"\nkind = "ranking"\nmost = 2\n{offered("a", "b", "c")}',
    f'id = "self"\nkind = "scale"\noptional = true\n{offered("calm", "keen")}\n'
    'when = {not = {step = "before", equals = true}}',
    'id = "later"\nkind = "text"\noptional = true\nlater = true',
)
