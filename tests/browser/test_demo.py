"""The demo as a visitor sees it: in Chromium, by clicks, against the clock."""

import re
import subprocess
import sys
import time
from collections.abc import Iterator
from dataclasses import dataclass, field

import pytest
from playwright.sync_api import Browser, Locator, Page, expect, sync_playwright

CLICKS = 15
SECONDS = 60
PATIENCE = 20_000
QUIET = (
    "--no-sandbox",
    "--disable-gpu",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
)
OLGA, MARIA, IVAN = 0, 1, 2
PHONES = 19


@pytest.fixture
def demo() -> Iterator[str]:
    command = [sys.executable, "-m", "bot", "demo", "--no-open", "--port", "0"]
    process = subprocess.Popen(command, stdout=subprocess.PIPE, text=True)
    assert process.stdout is not None
    said = []
    for line in process.stdout:
        said.append(line)
        if found := re.search(r"http://\S+", line):
            break
    else:
        pytest.fail(f"the demo did not open: {said}")
    yield found[0]
    process.terminate()
    assert process.wait(60) == 0
    process.stdout.close()


@pytest.fixture(scope="module")
def browser(chromium_path: str) -> Iterator[Browser]:
    with sync_playwright() as playwright:
        opened = playwright.chromium.launch(executable_path=chromium_path, args=list(QUIET))
        yield opened
        opened.close()


@dataclass
class Visitor:
    """Somebody who sees the page for the first time, and counts clicks."""

    page: Page
    clicks: int = 0
    faults: list[str] = field(default_factory=list)
    asked: list[str] = field(default_factory=list)

    def __post_init__(self) -> None:
        self.page.set_default_timeout(PATIENCE)
        self.page.on("pageerror", lambda error: self.faults.append(str(error)))
        self.page.on(
            "console", lambda said: self.faults.append(said.text) if said.type == "error" else None
        )
        self.page.on("request", lambda request: self.asked.append(request.url))

    def phone(self, slot: int) -> Locator:
        """One of the phones, from the left."""
        return self.page.locator(f'.phone[data-slot="{slot}"]')

    def heard(self, slot: int, count: int) -> Locator:
        """Wait until the bot has written so many messages to somebody; return the last."""
        said = self.phone(slot).locator(".theirs")
        expect(said).to_have_count(count, timeout=PATIENCE)
        return said.last

    def press(self, slot: int, label: str) -> None:
        """Press the newest button of the bot whose label begins so."""
        keys = self.phone(slot).locator(".theirs").last.locator("button.key")
        self.click(keys.filter(has_text=re.compile(f"^{label}")).first)

    def click(self, target: Locator) -> None:
        """Click and count."""
        target.click()
        self.clicks += 1


def visit(browser: Browser, address: str, width: int, height: int) -> Visitor:
    """Open the page on a screen of this size."""
    visitor = Visitor(browser.new_page(viewport={"width": width, "height": height}))
    visitor.page.goto(address)
    return visitor


def test_from_open_page_to_seen_reminder(browser: Browser, demo: str) -> None:
    begun = time.monotonic()
    visitor = visit(browser, demo, 1400, 900)
    maria = visitor.phone(MARIA)
    expect(maria).to_contain_text("Как часто Вам хотелось бы встречаться?")
    visitor.click(maria.get_by_role("button", name="Ответить за неё"))

    olga = visitor.phone(OLGA)
    expect(olga).to_contain_text("Новая заявка ждёт Вашего решения.", timeout=PATIENCE)
    heard = olga.locator(".theirs").count()  # a task may have come before it
    visitor.press(OLGA, "Открыть")
    visitor.press(OLGA, "Одобрить")
    visitor.press(OLGA, "Предложить: Яковлев")

    visitor.heard(IVAN, 2)
    visitor.press(IVAN, "Открыть")
    visitor.press(IVAN, "Принять")
    visitor.heard(MARIA, 4)
    visitor.press(MARIA, "Открыть")
    visitor.press(MARIA, "Принять")

    visitor.heard(OLGA, heard + 1)
    visitor.press(OLGA, "Открыть")
    visitor.press(OLGA, "Объявить")

    visitor.heard(IVAN, 3)
    visitor.press(IVAN, "Открыть")
    visitor.press(IVAN, "Назначить встречу")
    visitor.press(IVAN, "ср, 25 ноября")
    visitor.heard(MARIA, 6)
    visitor.press(MARIA, "Подходит")
    visitor.heard(IVAN, 4)

    visitor.click(visitor.page.get_by_role("button", name="Следующее событие"))
    for slot, count in ((MARIA, 7), (IVAN, 5)):
        reminder = visitor.heard(slot, count)
        expect(reminder).to_be_visible()
        expect(reminder).to_contain_text("Встреча завтра, в среду, 25 ноября, в 14:00")

    assert visitor.clicks <= CLICKS
    assert time.monotonic() - begun <= SECONDS
    assert not visitor.faults
    assert all(url.startswith(demo) for url in visitor.asked)


def test_on_a_phone_one_chat_at_a_time(browser: Browser, demo: str) -> None:
    visitor = visit(browser, demo, 390, 844)
    page, maria, olga = visitor.page, visitor.phone(MARIA), visitor.phone(OLGA)
    expect(maria).to_be_visible()
    expect(olga).to_be_hidden()
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
    for button in maria.get_by_role("button").all():
        box = button.bounding_box()
        assert box is None or (box["x"] >= 0 and box["x"] + box["width"] <= 390)

    maria.get_by_role("button", name="Ответить за неё").click()
    tab = page.locator("#tabs button").nth(OLGA)
    expect(tab.locator(".badge")).to_have_text("1")
    tab.click()
    expect(olga).to_be_visible()
    expect(olga).to_contain_text("Новая заявка ждёт Вашего решения.")
    expect(tab.locator(".badge")).to_have_count(0)
    assert not visitor.faults


def test_the_same_college_opens_without_names(browser: Browser, demo: str) -> None:
    visitor = visit(browser, demo, 1400, 900)
    page, olga = visitor.page, visitor.phone(OLGA)
    expect(page.get_by_text("коды, а имена")).to_be_visible()
    groups = visitor.phone(IVAN).locator("optgroup")
    assert [group.get_attribute("label") for group in groups.all()] == [
        "Сотрудники",
        "Наставники",
        "Наставляемые",
        "Родители",
    ]
    assert visitor.phone(IVAN).locator("option").count() == PHONES
    olga.get_by_role("textbox").fill("/pairs")
    page.keyboard.press("Enter")
    expect(olga).to_contain_text("Белова Т. И.")

    page.get_by_role("button", name="без имён").click()
    expect(page.get_by_role("button", name="без имён", pressed=True)).to_be_visible(
        timeout=PATIENCE
    )
    expect(olga).to_contain_text("Что сделаем?")
    olga.get_by_role("textbox").fill("/pairs")
    page.keyboard.press("Enter")
    expect(olga).to_contain_text("У-0")
    expect(page.locator("body")).not_to_contain_text("Белова")

    page.get_by_role("button", name="с именами").click()
    expect(page.get_by_role("button", name="с именами", pressed=True)).to_be_visible(
        timeout=PATIENCE
    )
    expect(olga).to_contain_text("Что сделаем?")


def test_a_mother_says_yes_and_her_son_goes_on(browser: Browser, demo: str) -> None:
    visitor = visit(browser, demo, 1400, 900)
    visitor.phone(MARIA).get_by_role("combobox").select_option(label="Ирина · мама студента")
    visitor.phone(IVAN).get_by_role("combobox").select_option(label="Константин · студент")
    expect(visitor.phone(IVAN)).to_contain_text("Ждём согласие")
    for label in ("Мать", "Даю согласие"):
        visitor.press(MARIA, label)
    visitor.heard(IVAN, 2)
    visitor.press(IVAN, "Открыть")
    visitor.press(IVAN, "Да, участвую")
    expect(visitor.phone(IVAN)).to_contain_text("Как тебя зовут?")
    assert not visitor.faults


def test_everybody_can_be_visited_written_for_and_read_in_two_languages(
    browser: Browser, demo: str
) -> None:
    visitor = visit(browser, demo, 1400, 900)
    page, ivan = visitor.page, visitor.phone(IVAN)
    ivan.get_by_role("combobox").select_option("104")
    expect(ivan).to_contain_text("Что сделаем?")
    ivan.get_by_role("button", name="Команды").press("Enter")
    page.keyboard.press("Escape")
    expect(ivan.locator(".menu")).to_be_hidden()

    ivan.get_by_role("textbox").fill("<b>привет</b> & 👋")
    page.keyboard.press("Enter")
    expect(ivan.locator(".mine").last).to_contain_text("<b>привет</b> & 👋")
    expect(visitor.heard(IVAN, 2)).to_contain_text("меню")

    olga = visitor.phone(OLGA)
    olga.get_by_role("textbox").fill("/report")
    olga.get_by_role("button", name="Отправить", exact=True).click()
    visitor.press(OLGA, "Excel")
    file = olga.locator("a.file")
    with page.expect_download() as download:
        file.click()
    assert download.value.suggested_filename.endswith(".xlsx")

    page.get_by_role("button", name="English").click()
    expect(page.get_by_role("button", name="Next event")).to_be_visible()
    expect(visitor.phone(MARIA).get_by_role("button", name="Answer for her")).to_be_visible()
    page.get_by_role("button", name="+1 day").click()
    expect(page.locator("#now")).to_contain_text("25 Nov")
    assert not visitor.faults
