"""One process works on a database; the next is told, and gets it when the first ends."""

import pytest

from storage import AlreadyRunning, Storage, only_process, open_storage
from tests.storage.stage import StageClock


async def test_the_second_is_told_in_one_line(storage: Storage, url: str) -> None:
    second = await open_storage(url, StageClock())
    async with only_process(storage):
        with pytest.raises(AlreadyRunning, match=r"^another process works on this database") as no:
            async with only_process(second):
                pytest.fail("two at once")
        assert "\n" not in str(no.value)
    async with only_process(second):
        pass
    await second.close()


async def test_an_error_inside_frees_the_database(storage: Storage) -> None:
    with pytest.raises(ZeroDivisionError):
        async with only_process(storage):
            raise ZeroDivisionError
    async with only_process(storage):
        pass
