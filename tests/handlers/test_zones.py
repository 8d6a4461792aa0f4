"""People of different time zones: each meeting says what both clocks show."""

from pathlib import Path

from handlers.callbacks.meetings import ChangePlace
from handlers.callbacks.zones import OwnZone
from tests.handlers.paired import paired_town


async def test_both_clocks_stand_on_a_meeting_once_they_differ(tmp_path: Path) -> None:
    async with paired_town(tmp_path) as paired:
        ivan, maria = paired.ivan, paired.maria
        await paired.agree()
        await ivan.says("/meetings")
        await ivan.presses("14:00")
        assert not ivan.sees("По местным часам")
        await ivan.says("/settings")
        await ivan.presses("Мой часовой пояс")
        await ivan.presses("Новосибирск")
        assert ivan.sees("• Новосибирск")
        chosen = ivan.screen
        await paired.here.restarts()
        await ivan.presses("Новосибирск", on=chosen)
        for phone, words in (
            (ivan, "По местным часам 18:00, у второй стороны 14:00"),
            (maria, "По местным часам 14:00, у второй стороны 18:00"),
        ):
            await phone.says("/meetings")
            await phone.presses("14:00")
            assert phone.sees(words), phone
        await ivan.presses_data(OwnZone(zone="Europe/Moscow").pack())
        await ivan.says("/meetings")
        await ivan.presses("14:00")
        assert not ivan.sees("По местным часам")


async def test_a_zone_that_is_none_changes_nothing(tmp_path: Path) -> None:
    async with paired_town(tmp_path) as paired:
        await paired.ivan.says("/settings")
        await paired.ivan.presses_data(OwnZone(zone="Mars/Phobos").pack())
        assert paired.ivan.sees("Этого здесь больше нет")
        async with paired.here.app.storage.read(paired.here.app.organisation) as tx:
            assert await tx.zones.all() == {}


async def test_a_link_is_one_that_a_browser_opens(tmp_path: Path) -> None:
    async with paired_town(tmp_path) as paired:
        ivan = paired.ivan
        met = await paired.agree()
        for link, kept in (
            ("javascript://alert", False),
            ("ftp://meet.example/1", False),
            ("https://meet.example/1", True),
        ):
            await ivan.presses_data(ChangePlace(meeting=met.id).pack())
            await ivan.says(link)
            assert ivan.sees("Такая ссылка не откроется") != kept, ivan
        assert (await paired.meetings())[-1].place == "https://meet.example/1"
        assert not any("meet.example" in each.text for each in paired.maria.screens)
