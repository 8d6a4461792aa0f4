"""What a consent says of names is true of the chats: it follows the choice of codes or names."""

from pathlib import Path

from mentoring.consent import MINOR, PARTICIPATION, ConsentText
from mentoring.consents import active_text
from mentoring.names_in_chat import write_down
from tests.handlers.applicants import comes_to_consent, consents
from tests.handlers.families import CHILD, MOTHER, new_code, waits_for_parent
from tests.talk import Town, town

CODES: dict[str, object] = {"pseudonymous": True}
FREE: dict[str, object] = {}
IN_CHAT = "В чате вместо имени код"


async def switches(here: Town, *, codes: bool) -> None:
    async with here.app.storage.work(here.app.organisation) as tx:
        assert await write_down(tx, None, codes=codes)


async def newest(here: Town, code: str) -> ConsentText:
    async with here.app.storage.read(here.app.organisation) as tx:
        return await tx.consents.text(code, "ru")


async def test_where_chats_hold_codes_everybody_reads_so_and_the_hash_proves_it(
    tmp_path: Path,
) -> None:
    async with town(tmp_path, privacy=CODES) as here:
        anna, petya, mother = here.person(1001), here.person(CHILD), here.person(MOTHER)
        await comes_to_consent(anna)
        assert anna.sees(IN_CHAT)
        assert anna.sees("лежат на сервере организации")
        await anna.presses("Даю согласие")
        await waits_for_parent(petya)
        await mother.says(f"/start {await new_code(here)}")
        await mother.presses("Мать")
        assert mother.sees("Имя и дата рождения ребёнка лежат на сервере организации")
        await mother.presses("Даю согласие")
        await petya.presses("Открыть")
        assert petya.sees("Здесь вместо имени код")
        async with here.app.storage.read(here.app.organisation) as tx:
            [record] = [
                each
                for history in (await tx.consents.histories()).values()
                for each in history
                if each.code == PARTICIPATION
            ]
        text = await newest(here, PARTICIPATION)
        assert (record.version, record.sha256) == (text.version, text.sha256)


async def test_names_that_come_into_chats_are_a_new_purpose_and_asked_anew(tmp_path: Path) -> None:
    async with town(tmp_path, privacy=FREE) as here:
        anna = here.person(1001)
        await consents(anna)
        assert (await newest(here, PARTICIPATION)).version == 1
        await switches(here, codes=True)
        coded = await newest(here, PARTICIPATION)
        assert (coded.version, coded.purpose) == (2, 1)
        assert IN_CHAT in coded.body
        anna.forgets()
        await here.moves(days=1)
        assert not anna.sees("Есть вопрос по программе")
        await here.restarts()
        await switches(here, codes=False)
        named = await newest(here, PARTICIPATION)
        assert (named.version, named.purpose) == (3, 2)
        assert IN_CHAT not in named.body
        await here.moves(days=1)
        assert anna.sees("Есть вопрос по программе")
        await anna.presses("Открыть")
        assert anna.sees("С тех пор изменилась цель")
        async with here.app.storage.read(here.app.organisation) as tx:
            found = {each.code for each in await tx.consents.texts()}
        assert MINOR not in found, "nobody has needed the text for children yet"


async def test_a_school_s_own_wording_is_taken_for_its_chats(tmp_path: Path) -> None:
    folder = tmp_path / "consents"
    folder.mkdir()
    own = '[ru]\ntitle = "Своё"\nsummary = "Коротко."\nbody = "Оператор: {organisation}. %s"\n'
    (folder / "c1.toml").write_text(own % "С именами.", encoding="utf-8")
    (folder / "c1-codes.toml").write_text(own % "С кодами.", encoding="utf-8")
    async with town(tmp_path, privacy=FREE) as here:
        await here.restarts(consents={"folder": str(folder)})
        assert "С именами." in (await newest(here, PARTICIPATION)).body
        await switches(here, codes=True)
        await here.restarts()
        assert "С кодами." in (await newest(here, PARTICIPATION)).body
        async with here.app.storage.work(here.app.organisation) as tx:
            assert (await active_text(tx, "ru")).version == 2
