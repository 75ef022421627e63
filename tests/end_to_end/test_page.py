"""The page of the running program in a real browser: a first conversation, from report to briefing."""

from collections.abc import Callable, Iterator
from contextlib import ExitStack
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Locator, Page, expect

from tests.bot.test_spreadsheet import workbook
from tests.end_to_end.conftest import Start
from tests.end_to_end.program import Program
from tests.web.browser import PATIENCE, watched

pytestmark = pytest.mark.browser

Visit = Callable[..., Page]


@pytest.fixture
def visit(browser: Browser, demo: Program, start: Start) -> Iterator[Visit]:
    """Opens the page; in the end it kept to its policy, complained of nothing and asked no other host.

    Asking for `start` closes the pages before the programs they talk to.
    """
    watches = []
    with ExitStack() as stack:

        def open_page(
            path: str, *, of: Program = demo, width: int = 1280, scheme: str = "light", locale: str = "zh-CN"
        ) -> Page:
            context = stack.enter_context(
                browser.new_context(
                    viewport={"width": width, "height": 800},
                    color_scheme="dark" if scheme == "dark" else "light",
                    locale=locale,
                )
            )
            page = context.new_page()
            page.set_default_timeout(PATIENCE)
            watches.append((watched(page), of.address))
            page.goto(of.address + path)
            return page

        yield open_page
    for watch, address in watches:
        assert watch.complaints == []
        assert {url for url in watch.asked if not url.startswith(f"{address}/")} == set()


def say(page: Page, words: str) -> Locator:
    """Type a line; the bot's last message after it."""
    page.wait_for_load_state()
    before = page.locator("article.bot").count()
    field = page.locator("#text")
    field.fill(words)
    page.keyboard.press("Enter")
    expect(page.locator("article.bot")).not_to_have_count(before, timeout=PATIENCE)
    expect(page.locator(".pending")).to_have_count(0, timeout=PATIENCE)
    return page.locator(f"#{page.locator('article.bot').last.get_attribute('id')}")


def drawn(page: Page, message: Locator, theme: str) -> None:
    """The message's picture is there, in this theme."""
    picture = message.locator(".picture img")
    picture.evaluate("img => img.decode()")
    assert picture.evaluate("img => img.naturalWidth") > 600
    assert picture.evaluate("img => img.currentSrc").endswith(f"theme={theme}")


def test_a_first_conversation_in_chinese(visit: Visit, start: Start) -> None:
    page = visit("/?as=wang&room=dm-wang", of=start())
    expect(page.locator("#now")).to_contain_text("11月18日")
    report = say(page, "今天拜访3家，电话20个")
    expect(report).to_contain_text("已记：拜访 3 家、电话 20 通")
    report.get_by_role("button", name="撤销").click()
    expect(page.locator("article.bot").last).to_contain_text("已撤销：拜访 3 家、电话 20 通")
    expect(report.get_by_text("王建国")).to_be_visible()
    board = say(page, "排行榜")
    expect(board).to_contain_text("你排第")
    drawn(page, board, "light")
    page.get_by_role("link", name="华东一组").click()
    page.get_by_role("button", name="次日早上").or_(page.get_by_role("button", name="明早")).or_(
        page.locator('button[value="next_morning"]')
    ).first.click()
    expect(page.locator("#now")).to_contain_text("09:00")
    briefing = page.locator("article.bot").last
    expect(briefing).to_contain_text("早上好，华东一组")
    drawn(page, briefing, "light")


def test_a_first_conversation_in_english(visit: Visit, start: Start) -> None:
    page = visit("/?as=grace&room=dm-grace", of=start(), locale="en-GB")
    expect(page.get_by_text("You speak as")).to_be_visible()
    report = say(page, "3 visits and 20 calls today")
    expect(report).to_contain_text("Recorded: 3 visits, 20 calls")
    report.get_by_role("button", name="Undo").click()
    expect(page.locator("article.bot").last).to_contain_text("Taken back: 3 visits, 20 calls")
    board = say(page, "rank")
    drawn(page, board, "light")
    page.get_by_role("link", name="Singapore").click()
    page.get_by_role("button", name="Next morning").click()
    expect(page.locator("#now")).to_contain_text("09:00")
    expect(page.locator("#now")).to_contain_text("19 Nov")
    briefing = page.locator("article.bot").last
    expect(briefing).to_contain_text("Good morning, Singapore")
    drawn(page, briefing, "light")


def test_a_question_is_answered_by_its_button_and_a_second_press_changes_nothing(visit: Visit) -> None:
    page = visit("/?as=zheng&room=dm-zheng")
    question = say(page, "签单 海澜仓储 500万")
    yes = question.get_by_role("button", name="海澜仓储 ¥5,000,000 签单")
    yes.click()
    expect(page.locator("article.bot").last).to_contain_text("已记：海澜仓储 ¥5,000,000 签单")
    expect(yes).to_be_disabled()
    expect(question.get_by_text("郑雅文")).to_be_visible()


def test_pressing_one_button_leaves_the_others_of_the_message_to_be_pressed(visit: Visit) -> None:
    page = visit("/?as=xu&room=dm-xu")
    won = say(page, "签单 青禾物流 3万")
    won.get_by_role("button", name="不发").click()
    expect(won.get_by_role("button", name="马上发")).to_be_disabled()
    won.get_by_role("button", name="撤销").click()
    expect(page.locator("article.bot").last).to_contain_text("已撤销：青禾物流")


def test_somebody_else_can_be_spoken_as(visit: Visit) -> None:
    page = visit("/?as=wang&room=team-east")
    page.locator("button.me").click()
    page.get_by_role("link", name="李思雨").click()
    expect(page.locator(".me .name")).to_have_text("李思雨")
    report = say(page, "拜访4家")
    expect(page.locator("article.mine").last).to_contain_text("拜访4家")
    expect(report).to_contain_text("今日")
    page.goto(page.url.replace("as=li", "as=wang"))
    expect(page.locator("article").filter(has_text="已记：拜访 4 家").last).to_be_visible()
    expect(page.locator("article.private").filter(has_text="拜访 4 家")).to_have_count(0)


def test_the_language_switch_changes_the_page_and_stays(visit: Visit) -> None:
    page = visit("/?as=wang")
    for name, language, words in (
        ("繁體中文", "zh-TW", "你的身份|你的身分|以誰的身分"),
        ("English", "en", "You speak as"),
        ("简体中文", "zh-CN", "你的身份|以谁的身份"),
    ):
        page.get_by_role("link", name=name).click()
        expect(page.locator("html")).to_have_attribute("lang", language)
        assert page.locator("#speak").inner_text() in words.split("|"), page.locator("#speak").inner_text()
    page.get_by_role("link", name="English").click()
    page.goto(page.url.split("?")[0])
    expect(page.locator("html")).to_have_attribute("lang", "en")


def test_a_phone_shows_a_conversation_with_its_board_without_scrolling_sideways(visit: Visit) -> None:
    page = visit("/?as=zhao&room=dm-zhao", width=360)
    board = say(page, "排行榜")
    drawn(page, board, "light")
    assert page.evaluate("document.documentElement.scrollWidth") <= 360
    width = board.locator(".picture img").evaluate("img => img.getBoundingClientRect().width")
    assert 200 < width < 360


def test_a_dark_page_serves_dark_pictures(visit: Visit) -> None:
    page = visit("/?as=ouyang&room=dm-ouyang", scheme="dark")
    drawn(page, say(page, "排行榜"), "dark")
    background = page.evaluate("getComputedStyle(document.body).backgroundColor")
    red, green, blue = (int(part) for part in background.strip("rgba()").split(",")[:3])
    assert max(red, green, blue) < 60


def test_a_workbook_is_read_shown_and_saved_and_one_in_a_group_is_asked_for_in_private(
    visit: Visit, tmp_path: Path
) -> None:
    file = tmp_path / "11月业绩.xlsx"
    rows = (("姓名", "本月拜访完成"), ("徐子骞", 400), ("何子轩", 400))
    file.write_bytes(workbook(lambda page: [page.write_row(n, 0, row) for n, row in enumerate(rows)]))
    page = visit("/?as=huang&room=dm-huang")
    page.locator("#file").set_input_files(file)
    shown = page.locator("article.bot").last
    expect(shown).to_contain_text("还没有保存", timeout=PATIENCE)
    expect(shown).to_contain_text("本月业绩 2 项")
    shown.get_by_role("button", name="确认").click()
    expect(page.locator("article.bot").last).to_contain_text("已保存：本月业绩 2 项", timeout=PATIENCE)
    page.get_by_role("link", name="华南突击队").click()
    expect(page.locator("h1")).to_have_text("华南突击队")
    page.wait_for_load_state()  # the page listens for files once it is whole
    page.locator("#file").set_input_files(file)
    expect(page.locator("article.bot.private").last).to_contain_text("私聊", timeout=PATIENCE)
