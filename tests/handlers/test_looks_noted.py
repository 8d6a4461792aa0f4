"""Whoever opens what is known of a person leaves a line, also in the person's own data."""

from pathlib import Path

from tests.handlers.paired import Paired, paired_town
from tests.handlers.test_help import asks, requests
from tests.talk import Person, Town


async def journal(here: Town) -> list[tuple[str, int]]:
    """Return what the journal tells of looks: at what and of whom."""
    async with here.app.storage.read(here.app.organisation) as tx:
        entries = await tx.desk.journal(here.clock.now().replace(year=2020))
    return [
        (str(each.subject["what"]), int(each.subject["person"]))
        for each in entries
        if each.verb == "view"
    ]


async def looked_by(paired: Paired, person: Person, data: str) -> list[tuple[str, int]]:
    """Return what a press adds to the journal."""
    before = len(await journal(paired.here))
    await person.says("/menu")
    await person.presses_data(data)
    return (await journal(paired.here))[before:]


async def test_every_way_to_a_person_s_answers_leaves_a_line(tmp_path: Path) -> None:
    async with paired_town(tmp_path) as paired:
        olga, maria, here = paired.olga, paired.maria, paired.here
        async with here.app.storage.read(here.app.organisation) as tx:
            people = {each.id: each.person_id for each in await tx.participations.all()}
        sides = sorted(people)
        assert await looked_by(paired, olga, f"pmm:{sides[1]}:0") == [("match", people[sides[1]])]
        assert await looked_by(paired, olga, f"pmu:{sides[1]}:0") == [("match", people[sides[1]])]
        both = [("match", people[sides[1]]), ("match", people[sides[0]])]
        assert await looked_by(paired, olga, f"pmt:{sides[1]}:{sides[0]}:0") == both
        assert await looked_by(paired, olga, f"gst:{sides[1]}") == [("steps", people[sides[1]])]
        await asks(maria, "Встречи", "Да, подождёт")
        [request] = await requests(here)
        assert await looked_by(paired, olga, f"hlr:{request.id}") == [("help", people[sides[1]])]
        await maria.says("/mydata")
        await maria.presses("Получить файлом")
        told = "".join((each.content or b"").decode() for each in maria.documents)
        for words in ("ответы при подборе пары", "шаги заявки", "просьба о помощи"):
            assert words in told, words
        assert await looked_by(paired, maria, f"gst:{sides[1]}") == []
