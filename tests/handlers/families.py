"""Lead a learner, a parent and a curator through a consent, so that tests begin later."""

import re

from tests.talk import Person, Town

LINK = re.compile(r"start=([A-Za-z0-9_-]+)")
CHILD, MOTHER, FATHER = 2001, 2002, 2003


async def waits_for_parent(child: Person, age: str = "14–17") -> None:
    """Come as far as the waiting for a representative."""
    await child.says("/start")
    await child.presses("Начать")
    await child.presses("Мне нужен наставник")
    await child.presses(age)


async def opens_card(here: Town, code: str = "К-001") -> None:
    """Let the curator open somebody who waits."""
    await here.curator.says("/menu")
    await here.curator.presses_data("aw::0")
    await here.curator.presses("без класса")
    await here.curator.presses(code)


async def new_code(here: Town, code: str = "К-001", *, consented: bool = False) -> str:
    """Let the curator make a new code; return the payload of its link."""
    await here.curator.says("/menu")
    if consented:
        await here.curator.presses_data(f"awn:{int(code[2:])}")
    else:
        await opens_card(here, code)
        await here.curator.presses("Новый код")
    return payload(here.curator)


def payload(person: Person) -> str:
    """Return the payload of the link on a screen."""
    found = LINK.search(person.screen.text)
    assert found, person
    return found[1]


async def agrees(parent: Person, code: str, relation: str = "Мать") -> None:
    """Come by a code and give the consent."""
    await parent.says(f"/start {code}")
    await parent.presses(relation)
    await parent.presses("Даю согласие")
