"""The page in a real browser: it works, stays inside its policy and asks nobody else."""

import pytest
from playwright.sync_api import expect

from tests.web.company import Company
from tests.web.visit import HOSTILE, Visit
from tests.web.visit import company as company
from tests.web.visit import visit as visit

pytestmark = pytest.mark.browser


def test_a_typed_report_is_answered(visit: Visit) -> None:
    page = visit()
    page.get_by_label("Message", exact=True).fill("今天拜访3家")
    page.keyboard.press("Enter")
    expect(page.locator(".message.bot .strong")).to_have_text("✅ 已记 今天拜访3家")
    expect(page.locator(".message.mine .line")).to_have_text("今天拜访3家")
    expect(page.get_by_label("Message", exact=True)).to_have_value("")
    expect(page.get_by_text("only you see this")).to_be_visible()
    expect(page.locator(".pending")).to_have_count(0)
    expect(page.locator("article")).to_have_count(3)


def test_a_button_is_pressed_once_and_says_by_whom(visit: Visit) -> None:
    page = visit()
    page.get_by_label("Message", exact=True).fill("今天拜访3家")
    page.keyboard.press("Enter")
    page.locator(".buttons").get_by_role("button", name="撤销").click()
    expect(page.get_by_text("pressed by 王建国")).to_be_visible()
    expect(page.get_by_text("↩ undo K7Q")).to_be_visible()
    expect(page.locator(".buttons button").first).to_be_disabled()


def test_what_others_say_appears_by_itself_and_marks_other_rooms(visit: Visit, company: Company) -> None:
    page = visit()
    company.post("group-east", "li", [{"kind": "line", "text": "签单 星河科技 5万"}])
    company.post("direct-wang", "bot", [{"kind": "line", "text": "还差 2 家"}])
    expect(page.locator("article")).to_contain_text("签单 星河科技 5万")
    expect(page.locator(".count")).to_have_text("unread messages: 1")
    page.get_by_role("link", name="DealDrum unread messages: 1").click()
    expect(page.locator("article")).to_contain_text("还差 2 家")
    expect(page.locator(".count")).to_have_count(0)


def test_the_picture_follows_the_theme_and_has_its_words(visit: Visit) -> None:
    for scheme in ("light", "dark"):
        page = visit(scheme=scheme)
        page.get_by_role("button", name="排行榜").click()
        page.keyboard.press("Enter")
        picture = page.locator(".picture img").last
        expect(picture).to_have_attribute("alt", "# 姓名 签单额\n1 李思琪 128.6万\n2 王建国 114.3万")
        page.wait_for_function("() => [...document.querySelectorAll('.picture img')].at(-1).naturalWidth === 8")
        assert picture.evaluate("img => img.currentSrc").endswith(f"theme={scheme}")
        page.get_by_role("button", name="Enlarge").or_(page.locator(".picture")).last.click()
        expect(page.locator(".large:popover-open img")).to_be_visible()
        page.keyboard.press("Escape")
        expect(page.locator(".large:popover-open")).to_have_count(0)


def test_the_clock_jumps_and_the_briefing_comes(visit: Visit) -> None:
    page = visit()
    page.get_by_role("button", name="Next morning").click()
    expect(page.locator("#now")).to_contain_text("09:00")
    expect(page.locator("#now")).to_contain_text("Saturday 21 Nov 2026")
    expect(page.get_by_text("☀ 晨报")).to_be_visible()
    page.get_by_label("Move the clock to").fill("2026-11-24T10:30")
    page.get_by_role("button", name="Go", exact=True).click()
    expect(page.locator("#now")).to_contain_text("10:30")


def test_a_draft_stays_with_its_room(visit: Visit) -> None:
    page = visit()
    page.get_by_label("Message", exact=True).fill("签单 云图")
    page.get_by_role("link", name="DealDrum", exact=True).click()
    expect(page.get_by_label("Message", exact=True)).to_have_value("")
    page.get_by_role("link", name="华东一组").click()
    expect(page.get_by_label("Message", exact=True)).to_have_value("签单 云图")


def test_the_language_switch_changes_the_pages_words(visit: Visit) -> None:
    page = visit()
    expect(page.get_by_text("You speak as")).to_be_visible()
    page.get_by_role("link", name="简体中文").click()
    expect(page.get_by_text("你的身份")).to_be_visible()
    assert page.locator("html").get_attribute("lang") == "zh-CN"


def test_everything_can_be_done_from_the_keyboard(visit: Visit) -> None:
    page = visit()
    field = page.get_by_label("Message", exact=True)
    expect(field).to_be_focused()
    for _ in range(60):
        page.keyboard.press("Shift+Tab")
        if page.locator(".skip:focus").count():
            break
    expect(page.get_by_role("link", name="Skip to the message field")).to_be_in_viewport()
    page.keyboard.press("Enter")
    expect(field).to_be_focused()
    page.keyboard.type("拜访3家")
    page.keyboard.press("Shift+Enter")
    page.keyboard.type("电话20个")
    page.keyboard.press("Enter")
    expect(page.locator(".message.mine .line")).to_have_text("拜访3家\n电话20个")
    undo = page.locator(".buttons").get_by_role("button", name="撤销")
    expect(undo).to_be_visible()
    for _ in range(60):
        page.keyboard.press("Shift+Tab")
        if page.locator(".buttons button:focus").first.count():
            break
    page.keyboard.press("Shift+Tab")
    expect(undo).to_be_focused()
    assert undo.evaluate("button => getComputedStyle(button).outlineStyle") == "solid"
    page.keyboard.press("Enter")
    expect(page.get_by_text("pressed by 王建国")).to_be_visible()
    page.locator(".me").focus()
    page.keyboard.press("Enter")
    page.get_by_role("link", name="李思琪").focus()
    page.keyboard.press("Enter")
    expect(page.locator(".me .name")).to_have_text("李思琪")


def test_enter_of_an_input_method_does_not_send(visit: Visit) -> None:
    page = visit()
    page.get_by_label("Message", exact=True).fill("baifang")
    page.evaluate(
        "document.getElementById('text').dispatchEvent("
        "new KeyboardEvent('keydown', {key: 'Enter', isComposing: true, bubbles: true, cancelable: true}))"
    )
    page.wait_for_timeout(300)
    expect(page.locator("article")).to_have_count(0)
    expect(page.get_by_label("Message", exact=True)).to_have_value("baifang")


@pytest.mark.parametrize("width", [320, 360, 768, 1280])
def test_no_width_scrolls_sideways(visit: Visit, company: Company, width: int) -> None:
    wide = [{"kind": "table", "header": ["x" * 30] * 6, "rows": [["1"] * 6]}, {"kind": "line", "text": "y" * 500}]
    company.post("group-east", "bot", wide)
    page = visit("/?as=evil", width=width)
    expect(page.locator("article")).to_have_count(1)
    assert page.evaluate("document.documentElement.scrollWidth") <= width
    assert (
        page.evaluate("document.getElementById('log').scrollWidth - document.getElementById('log').clientWidth") <= 0
    )


@pytest.mark.parametrize("width", [1241, 1280, 1440])
def test_the_language_switch_keeps_its_distance_to_the_edge(visit: Visit, width: int) -> None:
    page = visit(width=width)
    page.get_by_label("Move the clock to").fill("2026-12-16T10:30")
    page.get_by_role("button", name="Go", exact=True).click()
    expect(page.locator("#now")).to_contain_text("Wednesday 16 Dec 2026")
    tongues = page.locator(".tongues").bounding_box()
    assert tongues is not None
    assert tongues["x"] + tongues["width"] <= width - 24


def test_a_table_of_deals_fits_a_phone(visit: Visit, company: Company) -> None:
    deal = ["稻香村口茶业", "¥103,000", "11-18(周三)", "欧阳若曦"]
    company.post("group-east", "bot", [{"kind": "table", "header": ["单子", "金额", "日期", "姓名"], "rows": [deal]}])
    page = visit(width=390)
    expect(page.locator(".table")).to_have_count(1)
    assert page.locator(".table").evaluate("one => one.scrollWidth - one.clientWidth") <= 0
    assert page.locator("td.number").first.evaluate("one => getComputedStyle(one).whiteSpace") == "nowrap"


def test_a_phone_has_rooms_and_clock_behind_buttons(visit: Visit) -> None:
    page = visit(width=360)
    expect(page.locator(".door").first).to_be_hidden()
    page.get_by_role("button", name="Rooms and people").click()
    page.get_by_role("link", name="DealDrum", exact=True).click()
    expect(page.locator("h1")).to_have_text("DealDrum")
    page.get_by_role("button", name="Move the clock").click()
    page.get_by_role("button", name="Evening").click()
    expect(page.locator("#now")).to_contain_text("18:00")


def test_what_is_typed_and_pressed_before_the_scripts_came_is_not_lost(visit: Visit) -> None:
    """Without htmx a form would be sent as a visit to another page, and the words be gone with this one."""
    page = visit(may_say="Failed to load resource")
    page.route("**/htmx.min.js", lambda route: route.abort())
    page.reload()
    page.locator("#text").fill("拜访3家")
    page.locator("#composer button[type=submit]").click()
    page.get_by_role("button", name="Evening").click()
    expect(page.locator("#text")).to_have_value("拜访3家")
    assert "to=" not in page.url


def test_hostile_names_and_words_do_nothing(visit: Visit, company: Company) -> None:
    page = visit("/?as=evil")
    page.get_by_label("Message", exact=True).fill(HOSTILE)
    page.keyboard.press("Enter")
    expect(page.locator(".message.mine .line")).to_have_text(HOSTILE)
    blocks = [
        {"kind": "mention", "name": HOSTILE},
        {"kind": "buttons", "items": [{"label": HOSTILE, "says": "undo"}]},
    ]
    company.post("group-east", "bot", blocks)
    expect(page.locator(".mention")).to_have_text("@" + HOSTILE)
    expect(page.locator("#log img:not(.avatar)")).to_have_count(0)
    assert page.locator("script:not([src])").count() == 0
    assert page.evaluate("[...document.links].filter(a => a.protocol !== 'http:').length") == 0


def test_a_message_that_was_not_taken_is_given_back(visit: Visit) -> None:
    page = visit(may_say="413")
    field = page.get_by_label("Message", exact=True)
    field.evaluate("field => field.maxLength = 100000")
    field.fill("字" * 22_000)
    page.keyboard.press("Enter")
    expect(page.get_by_role("alert")).to_have_text("The message is too long: 64 KB is the limit.")
    expect(field).to_have_value("字" * 22_000)
    expect(page.locator(".pending")).to_have_count(0)


def test_a_lost_connection_is_told_and_found_again(visit: Visit) -> None:
    page = visit(may_say="Failed to")
    page.route("**/playground/**", lambda route: route.abort())
    expect(page.locator("#lost")).to_contain_text("No answer from DealDrum")
    page.get_by_label("Message", exact=True).fill("今天拜访3家")
    page.keyboard.press("Enter")
    expect(page.get_by_label("Message", exact=True)).to_have_value("今天拜访3家")
    page.unroute("**/playground/**")
    expect(page.locator("#lost")).to_be_empty()
    page.keyboard.press("Enter")
    expect(page.locator("article")).to_have_count(3)


TABLE = {"name": "11月 业绩.csv", "mimeType": "text/csv", "buffer": "姓名,拜访\n小王,3\n".encode()}


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_a_table_is_chosen_from_the_keyboard_and_answered(visit: Visit, scheme: str) -> None:
    page = visit(scheme=scheme)
    page.on(
        "filechooser", lambda _: None
    )  # the browser hears of a listener late: one that comes with the key is too late
    expect(page.get_by_label("Message", exact=True)).to_be_focused()
    page.keyboard.press("Shift+Tab")
    clip = page.get_by_role("button", name="Send a table")
    expect(clip).to_be_focused()
    assert clip.evaluate("one => getComputedStyle(one).outlineStyle") == "solid"
    with page.expect_file_chooser() as chooser:
        page.keyboard.press("Enter")
    chooser.value.set_files([TABLE])
    expect(page.locator(".message.mine .line").last).to_have_text("📎 11月 业绩.csv")
    expect(page.get_by_text(f"📄 {len(TABLE['buffer'])}")).to_be_visible()
    expect(page.locator(".pending")).to_have_count(0)
    expect(page.get_by_label("Message", exact=True)).to_be_focused()


def test_a_table_is_dropped_onto_the_page(visit: Visit) -> None:
    page = visit()
    carried = page.evaluate_handle(
        "() => { const carried = new DataTransfer();"
        " carried.items.add(new File(['a,b'], 'a.csv', {type: 'text/csv'})); return carried; }"
    )
    page.dispatch_event("#log", "dragover", {"dataTransfer": carried})
    expect(page.get_by_text("Drop the table here")).to_be_visible()
    page.dispatch_event("#log", "drop", {"dataTransfer": carried})
    expect(page.get_by_text("Drop the table here")).to_be_hidden()
    expect(page.get_by_text("📄 3")).to_be_visible()


def test_a_file_that_is_too_large_or_no_table_is_told_on_the_page(visit: Visit) -> None:
    page = visit(may_say="400")
    page.locator("#file").set_input_files([{**TABLE, "buffer": b"x" * (5 * 2**20 + 1)}])
    expect(page.locator("#toast")).to_have_text("The file is larger than 5 MB.")
    page.locator("#file").set_input_files([{**TABLE, "buffer": b"MZ"}])
    expect(page.locator("#toast")).to_have_text("I take .xlsx and .csv files.")
