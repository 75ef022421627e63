"""The page as the server renders it."""

import re

import pytest
from starlette.testclient import TestClient

from tests.web.company import Company, member
from web.playground import app
from web.port import Said

HOME = "http://127.0.0.1:8765"
HTMX = {"hx-request": "true"}
HOSTILE = "<script>alert(1)</script>\"'><img src=x onerror=alert(1)> {{7*7}} {0.__class__} %(n)s <hx-partial>"


def chinese(locale: str) -> dict[str, str]:
    return {"zh_CN": {"Groups": "小组群"}, "zh_TW": {"Groups": "小組群"}}.get(locale, {})


@pytest.fixture
def company() -> Company:
    return Company(member("evil", HOSTILE, "east"))


@pytest.fixture
def client(company: Company) -> TestClient:
    site = app(company, lambda locale: lambda msgid: chinese(locale).get(msgid, msgid))
    return TestClient(site, base_url=HOME, raise_server_exceptions=False)


def test_nothing_on_the_page_is_inline_or_from_elsewhere(client: TestClient) -> None:
    html = client.get("/?as=evil").text
    assert not re.search(r"<style|\sstyle=|\son\w+=|javascript:", html.replace("onerror=alert(1)", ""))
    assert re.findall(r"<script(?![^>]*\ssrc=)", html) == []
    sources = re.findall(r'\s(?:src|href|srcset|action|hx-get|hx-post)="([^"]*)"', html)
    assert sources
    assert all(source.startswith(("/", "#")) for source in sources)


def test_a_message_that_failed_inside_is_told_on_the_page(company: Company, client: TestClient) -> None:
    async def fail(as_id: str, room: str, text: str) -> Said:
        return Said("msg-1", [], failed="4711")

    company.say = fail  # type: ignore[method-assign]
    answer = client.post(
        "/playground/messages", headers=HTMX, json={"as": "wang", "room": "group-east", "text": "hi"}
    )
    assert answer.status_code == 503
    assert "4711" in answer.text


def test_hostile_names_and_messages_are_only_text(client: TestClient, company: Company) -> None:
    body = {"as": "evil", "room": "group-east", "text": HOSTILE}
    client.post("/playground/messages", json=body)
    company.post(
        "group-east",
        "bot",
        [
            {"kind": "table", "header": [HOSTILE], "rows": [[HOSTILE]]},
            {"kind": "mention", "name": HOSTILE},
            {"kind": "buttons", "items": [{"label": HOSTILE, "says": HOSTILE}]},
            {"kind": "picture", "url": "javascript:alert(1)", "words": [{"kind": "line", "text": HOSTILE}]},
        ],
    )
    html = client.get("/?as=evil&room=group-east").text
    assert "<script>alert" not in html
    assert "<img src=x" not in html
    assert "<hx-partial>" not in html
    assert "javascript:" not in html
    assert html.count("{{7*7}} {0.__class__} %(n)s") > 5


def test_a_private_message_is_there_for_one_person_only(client: TestClient) -> None:
    client.post("/playground/messages", json={"as": "wang", "room": "group-east", "text": "拜访3家"})
    assert "本周还差 2 家" in client.get("/?as=wang&room=group-east").text
    assert "only you see this" in client.get("/?as=wang&room=group-east").text
    assert "本周还差 2 家" not in client.get("/?as=li&room=group-east").text


def test_unread_messages_are_counted_until_the_room_is_opened(client: TestClient) -> None:
    client.post("/playground/messages", json={"as": "wang", "room": "group-east", "text": "拜访3家"})
    unread = re.compile(r'class="count"><span class="unseen">unread messages: </span>(\d+)')
    assert unread.findall(client.get("/?as=li&room=direct-li").text) == ["2"]
    assert unread.findall(client.get("/?as=li&room=group-east").text) == []
    assert unread.findall(client.get("/?as=li&room=direct-li").text) == []


def test_nothing_new_is_an_empty_answer(client: TestClient) -> None:
    url = "/playground/news?as=wang&room=group-east&lang=en&seen="
    first = client.get(url, headers=HTMX)
    seen = re.findall(r'name="seen" value="(\w+)"', first.text)[0]
    assert client.get(url + seen, headers=HTMX).status_code == 204
    client.post("/playground/messages", json={"as": "li", "room": "group-east", "text": "hello"})
    assert "hello" in client.get(url + seen, headers=HTMX).text


def test_the_page_posts_forms_and_gets_fragments(client: TestClient) -> None:
    form = {"as": "wang", "room": "group-east", "text": "拜访3家\r\n电话20个"}
    answer = client.post("/playground/messages?lang=en", data=form, headers=HTMX)
    assert answer.headers["content-type"].startswith("text/html")
    assert "拜访3家\n电话20个" in answer.text
    assert client.post("/playground/clock?lang=en", data={"to": "2026-11-21T09:00"}, headers=HTMX).status_code == 204
    assert client.get("/playground/now").json() == {"now": "2026-11-21T09:00:00+08:00"}


def test_a_pressed_button_says_who_pressed_it(client: TestClient) -> None:
    client.post("/playground/messages", json={"as": "wang", "room": "group-east", "text": "拜访3家"})
    form = {"as": "li", "room": "group-east", "message": "msg-2", "says": "undo K7Q"}
    answer = client.post("/playground/press?lang=en", data=form, headers=HTMX)
    assert "pressed by 李思琪" in answer.text
    assert re.search(r'value="undo K7Q" disabled class="pressed"', answer.text)


def test_the_first_visitor_speaks_as_a_rep_of_the_same_language(client: TestClient) -> None:
    assert '<input type="hidden" name="as" value="grace">' in client.get("/?lang=en").text
    assert '<input type="hidden" name="as" value="wang">' in client.get("/?lang=zh_TW").text


def test_the_language_is_chosen_and_remembered(client: TestClient) -> None:
    assert "<h2>Groups</h2>" in client.get("/", headers={"accept-language": "de"}).text
    assert "<h2>小组群</h2>" in client.get("/", headers={"accept-language": "zh-CN"}).text
    assert '<html lang="zh-TW">' in client.get("/?lang=zh_TW").text
    assert "<h2>小組群</h2>" in client.get("/", headers={"accept-language": "de"}).text


def test_somebody_outside_a_group_looks_on(client: TestClient) -> None:
    html = client.get("/?as=grace&room=group-east").text
    assert "<textarea" not in html
    assert "Grace Tan is not in this group" in html


@pytest.mark.parametrize(
    ("url", "status"),
    [
        ("/?as=nobody", 404),
        ("/?as=wang&room=nowhere", 404),
        ("/?as=wang&room=direct-li", 404),
        ("/?as=wang&as=li", 400),
        ("/?id[]=1", 400),
    ],
)
def test_a_wrong_address_leads_back(client: TestClient, url: str, status: int) -> None:
    answer = client.get(url)
    assert answer.status_code == status
    assert 'href="/"' in answer.text


def test_a_refusal_reaches_the_page_in_words(client: TestClient) -> None:
    answer = client.post("/playground/clock?lang=en", data={"to": "2020-01-01T09:00"}, headers=HTMX)
    assert (answer.status_code, answer.text) == (400, "The clock never runs backwards.")


def test_a_cookie_of_any_size_or_kind_does_no_harm(client: TestClient) -> None:
    for cookie in ("lang=" + "x" * 5000, "lang=%00; a=b; ;;=", "\xff=\xfe"):
        assert client.get("/", headers={"cookie": cookie.encode("latin-1")}).status_code == 200
