"""An update has its effect once; what a handler raises never leaves the edge."""

from pathlib import Path

import pytest
from aiogram.methods import AnswerCallbackQuery, DeleteMyCommands, SetMyCommands
from sqlalchemy import select

from mentoring.people import Channel, StaffRole
from storage.tables import inbox, outbox
from tests.small_talk import small_conversation
from tests.talk import Town, town


@pytest.fixture(autouse=True)
def at_once(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("bot.errors.WAITS", (0.0,))


async def rows(here: Town) -> list[tuple[object, ...]]:
    asked = select(inbox.c.done_at, inbox.c.parked_at, inbox.c.payload, inbox.c.error)
    async with here.app.storage.engines.read.connect() as connection:
        found = await connection.execute(asked.order_by(inbox.c.update_id))
        return [tuple(row) for row in found]


async def answers(here: Town) -> int:
    async with here.app.storage.engines.read.connect() as connection:
        return len((await connection.execute(select(outbox.c.id))).all())


async def test_who_writes_is_answered_and_the_pressed_screen_changes(tmp_path: Path) -> None:
    async with town(tmp_path, conversation=small_conversation()) as here:
        anna = here.person(1001, language="ru")
        await anna.says("/start")
        assert anna.sees("Hello, 0 roles, in ru")
        await anna.presses("again")
        assert anna.screen.text == "You said: pressed"
        assert len(anna.screens) == 1
        assert [row[2] for row in await rows(here)] == [None, None], "payloads are erased"


async def test_the_language_of_a_first_contact_is_telegrams(tmp_path: Path) -> None:
    async with town(tmp_path, conversation=small_conversation()) as here:
        for number, code, spoken in ((1, "en", "en"), (2, "ru-RU", "ru"), (3, "kk", "ru")):
            person = here.person(number, language=code)
            await person.says("/start")
            assert person.sees(f"in {spoken}")


async def test_the_same_update_twice_has_one_effect(tmp_path: Path) -> None:
    async with town(tmp_path, conversation=small_conversation()) as here:
        anna = here.person(1001)
        await anna.says("hello")
        await here.repeats_last_update()
        await here.restarts()
        await here.repeats_last_update()
        assert len(anna.screens) == 1
        assert await answers(here) == 1


async def test_a_refusal_rolls_back_and_is_worded(tmp_path: Path) -> None:
    async with town(tmp_path, conversation=small_conversation()) as here:
        anna = here.person(1001, language="ru")
        await anna.says("/late")
        assert anna.screen.text == "Too late: 25"
        await anna.says("/start")
        assert anna.sees("in ru"), "the handler's change was rolled back"


async def test_what_no_handler_wants_is_finished(tmp_path: Path) -> None:
    async with town(tmp_path, conversation=small_conversation()) as here:
        anna = here.person(1001)
        await anna.sends(dice={"emoji": "🎲", "value": 3})
        await anna.says("/silent")
        await here.brings({"something_new": {"from": {"id": 5}}})
        assert [row[0] is not None for row in await rows(here)] == [True, True, True]
        assert not anna.screens


async def test_a_group_is_left_alone(tmp_path: Path) -> None:
    async with town(tmp_path, conversation=small_conversation()) as here:
        anna = here.person(1001)
        await anna.sends(text="/start", chat={"id": -5, "type": "group", "title": "9A"})
        assert [row[0] is not None for row in await rows(here)] == [True]
        assert not here.telegram.talk(1001).messages


async def test_a_handler_that_keeps_failing_is_set_aside_and_the_lane_goes_on(
    tmp_path: Path,
) -> None:
    async with town(tmp_path, conversation=small_conversation()) as here:
        anna = here.person(1001)
        heard = here.alarms.expect()
        await anna.says("/break")
        assert anna.screen.text == "Something broke here, it is not you"
        await anna.says("hello")
        assert anna.screen.text == "You said: hello"
        key = "telegram:1001"
        assert sum(f"{key} failed: LookupError" in line for line in heard) == 5
        assert sum(f"{key} is set aside" in line for line in heard) == 1
        assert "quote a person" not in "".join(heard)


async def test_what_is_no_update_is_set_aside_at_once(tmp_path: Path) -> None:
    async with town(tmp_path, conversation=small_conversation()) as here:
        anna = here.person(1001)
        heard = here.alarms.expect()
        await here.brings({"message": {"from": {"id": 1001}, "text": 5}})
        await anna.says("hello")
        assert anna.screen.text == "You said: hello"
        assert (await rows(here))[0][3] == "ValidationError"
        assert len([line for line in heard if "failed: ValidationError" in line]) == 1


async def test_the_settings_make_a_curator_at_first_contact(tmp_path: Path) -> None:
    async with town(tmp_path, conversation=small_conversation()) as here:
        await here.curator.says("/start")
        assert here.curator.sees("Hello, 1 roles")
        commands = [r for r in here.telegram.requests if isinstance(r, SetMyCommands)]
        assert any(c.command == "report" for c in commands[-1].commands)


async def test_a_handed_over_role_does_not_come_back_by_the_settings(tmp_path: Path) -> None:
    async with town(tmp_path, conversation=small_conversation()) as here:
        await here.curator.says("/start")
        async with here.app.storage.work(here.app.organisation) as tx:
            account = await tx.people.account_at(Channel.TELEGRAM, here.curator.number)
            assert account is not None
            assert account.person_id is not None
            await tx.people.end_role(account.person_id, StaffRole.CURATOR, tx.now)
        await here.curator.says("/start")
        assert here.curator.sees("Hello, 0 roles")
        assert any(isinstance(r, DeleteMyCommands) for r in here.telegram.requests)
        await here.restarts()
        await here.curator.says("/start")
        assert here.curator.sees("Hello, 0 roles")


async def test_the_settings_make_a_curator_of_somebody_known(tmp_path: Path) -> None:
    async with town(tmp_path, conversation=small_conversation(), curators=()) as here:
        anna = here.person(1001)
        await anna.says("/start")
        async with here.app.storage.work(here.app.organisation) as tx:
            account = await tx.people.account_at(Channel.TELEGRAM, 1001)
            assert account is not None
            await tx.people.add_person(account.id)
        await here.restarts(access={"curators": [1001]})
        await anna.says("/start")
        assert anna.sees("Hello, 1 roles")


async def test_who_blocks_the_bot_is_unreachable_until_they_are_back(tmp_path: Path) -> None:
    async with town(tmp_path, conversation=small_conversation()) as here:
        anna = here.person(1001)
        await anna.says("/start")
        await anna.blocks()
        assert await reachable(here, 1001) is False
        await anna.unblocks()
        assert await reachable(here, 1001) is True
        await anna.blocks()
        anna._talk.blocked = False
        await anna.says("/start")
        assert await reachable(here, 1001) is True


async def reachable(here: Town, number: int) -> bool:
    async with here.app.storage.read(here.app.organisation) as tx:
        account = await tx.people.account_at(Channel.TELEGRAM, number)
    assert account is not None
    return account.reachable


async def test_every_press_is_answered_at_once_with_nothing(tmp_path: Path) -> None:
    async with town(tmp_path, conversation=small_conversation()) as here:
        anna = here.person(1001)
        await anna.says("/start")
        await anna.presses_data("a button nobody knows")
        answered = [r for r in here.telegram.requests if isinstance(r, AnswerCallbackQuery)]
        assert [call.text for call in answered] == [None]


async def test_the_same_on_postgresql(tmp_path: Path, fresh_postgres_url: str) -> None:
    here = town(tmp_path, url=fresh_postgres_url, conversation=small_conversation())
    async with here as on_postgresql:
        anna = on_postgresql.person(1001)
        await anna.says("/start")
        await anna.presses("again")
        await on_postgresql.repeats_last_update()
        await on_postgresql.restarts()
        assert anna.screen.text == "You said: pressed"
        assert len(anna.screens) == 1
        await anna.says("/late")
        assert anna.screen.text == "Too late: 25"
