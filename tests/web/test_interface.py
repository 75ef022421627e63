"""The playground's JSON interface: what it gives, and what it answers to nonsense."""

import json
from typing import Any

import pytest
from starlette.testclient import TestClient

from tests.web.company import Company
from web.playground import app

HOME = "http://127.0.0.1:8765"


@pytest.fixture
def client() -> TestClient:
    return TestClient(app(Company()), base_url=HOME, raise_server_exceptions=False)


def post(client: TestClient, path: str, **body: str) -> Any:
    return client.post(f"/playground/{path}", json=body)


def say(client: TestClient, text: str, room: str = "group-east", me: str = "wang") -> Any:
    return post(client, "messages", **{"as": me, "room": room, "text": text})


def test_people_and_rooms_are_listed_as_promised(client: TestClient) -> None:
    people = client.get("/playground/people").json()
    rooms = client.get("/playground/rooms").json()
    assert people[0] == {"id": "wang", "name": "王建国", "role": "rep", "team": "east", "locale": "zh_CN"}
    assert rooms[0]["kind"] == "group"
    assert {tuple(room) for room in rooms} == {("id", "name", "kind", "team", "members")}


def test_a_message_is_answered_and_kept(client: TestClient) -> None:
    said = say(client, "今天拜访3家").json()
    kept = client.get("/playground/messages", params={"room": "group-east", "after": "0"}).json()["messages"]
    assert [message["id"] for message in kept] == [said["id"], *[reply["id"] for reply in said["replies"]]]
    assert set(kept[0]) == {"n", "id", "room", "to", "from", "text", "blocks", "pictures", "buttons", "at"}
    assert kept[0]["text"] == "今天拜访3家"
    assert kept[-1]["to"] == "wang"


def test_only_messages_after_n_are_given(client: TestClient) -> None:
    say(client, "one")
    last = say(client, "two").json()["replies"][-1]
    given = client.get("/playground/messages", params={"room": "group-east", "after": last["n"] - 1}).json()
    assert given == {"messages": [last]}


def test_a_press_says_what_the_button_says(client: TestClient) -> None:
    recorded = say(client, "今天拜访3家").json()["replies"][0]
    pressed = post(client, "press", **{"as": "wang", "message": recorded["id"], "says": "undo K7Q"})
    assert pressed.json()["replies"][0]["text"] == "↩ undo K7Q"


@pytest.mark.parametrize(
    ("to", "now"),
    [
        ("next_morning", "2026-11-21T09:00:00+08:00"),
        ("month_end", "2026-11-30T18:00:00+08:00"),
        ("2026-11-24T01:00:00Z", "2026-11-24T09:00:00+08:00"),
    ],
)
def test_the_clock_jumps_ahead(client: TestClient, to: str, now: str) -> None:
    assert post(client, "clock", to=to).json() == {"now": now}
    assert client.get("/playground/now").json() == {"now": now}


def test_a_picture_comes_in_both_themes(client: TestClient) -> None:
    url = say(client, "排行榜").json()["replies"][0]["pictures"][0]
    light, dark, default = (client.get(url + query) for query in ("?theme=light", "?theme=dark", ""))
    assert light.headers["content-type"] == "image/png"
    assert light.content.startswith(b"\x89PNG")
    assert light.content == default.content != dark.content


MESSAGE = {"as": "wang", "room": "group-east", "text": "今天拜访3家"}


@pytest.mark.parametrize(
    ("body", "status"),
    [
        (b"", 400),
        (b"{", 400),
        (b"\xff\xfe{}", 400),
        (b"null", 400),
        (b"[]", 400),
        (b'"text"', 400),
        (b"[" * 50_000, 400),
        (b'{"as": NaN}', 400),
        (b'{"as": 1e999}', 400),
        (b"1" * 5000, 400),
        (b'{"as": "wang", "as": "li", "room": "group-east", "text": "x"}', 400),
        (b'{"as": "wang", "room": "group-east", "text": "x", "y": {"z": 1, "z": 2}}', 400),
        (json.dumps({**MESSAGE, "text": 3}).encode(), 400),
        (json.dumps({**MESSAGE, "text": ["x"]}).encode(), 400),
        (json.dumps({**MESSAGE, "text": " \n"}).encode(), 400),
        (json.dumps({**MESSAGE, "as": None}).encode(), 400),
        (json.dumps({**MESSAGE, "as": "w" * 300}).encode(), 400),
        (json.dumps({"as": "wang", "room": "group-east"}).encode(), 400),
        (json.dumps({**MESSAGE, "as": "nobody"}).encode(), 404),
        (json.dumps({**MESSAGE, "as": "\ud800"}).encode(), 404),
        (json.dumps({**MESSAGE, "room": "nowhere"}).encode(), 404),
        (json.dumps({**MESSAGE, "text": "字" * 22_000}, ensure_ascii=False).encode(), 413),
        (json.dumps({**MESSAGE, "text": "x" * 65_537}).encode(), 413),
        (b" " * 600_000, 413),
    ],
)
def test_a_broken_message_is_refused_with_a_reason(client: TestClient, body: bytes, status: int) -> None:
    answer = client.post("/playground/messages", content=body)
    assert answer.status_code == status
    assert answer.json()["error"]
    assert client.get("/playground/messages?room=group-east").json() == {"messages": []}


def test_64_kb_of_text_are_taken(client: TestClient) -> None:
    assert say(client, "x" * 65_536).status_code == 200
    assert (
        client.post("/playground/messages", content=json.dumps({**MESSAGE, "text": "字" * 21_845})).status_code == 200
    )


def test_text_no_file_could_hold_is_replaced_not_refused(client: TestClient) -> None:
    body = b'{"as": "wang", "room": "group-east", "text": "a\\ud800b \\ud83d\\ude00"}'
    assert client.post("/playground/messages", content=body).status_code == 200
    kept = client.get("/playground/messages?room=group-east").json()["messages"]
    assert kept[0]["text"] == "a\ufffdb 😀"


@pytest.mark.parametrize(
    ("path", "status"),
    [
        ("/playground/messages", 404),
        ("/playground/messages?room=nowhere", 404),
        ("/playground/messages?room=group-east&after=x", 400),
        ("/playground/messages?room=group-east&after=-1", 400),
        ("/playground/messages?room=group-east&after=²", 400),
        ("/playground/messages?room=group-east&after=" + "9" * 5000, 400),
        ("/playground/messages?room=group-east&room=group-sea", 400),
        ("/playground/people?id[]=1", 400),
        ("/playground/pictures/none.png", 404),
        ("/playground/pictures/board-1.png?theme=red", 400),
        ("/playground/pictures/%00.png", 404),
        ("/playground/pictures/..%2f..%2fetc%2fpasswd.png", 404),
        ("/static/..%2fpage.py", 404),
        ("/static/%00", 404),
        ("/static/%ff", 404),
        ("/日报", 404),
        ("/%00", 404),
        ("/docs", 404),
        ("/openapi.json", 404),
    ],
)
def test_a_question_that_makes_no_sense_is_refused(client: TestClient, path: str, status: int) -> None:
    answer = client.get(path)
    assert answer.status_code == status
    assert answer.json()["error"]


@pytest.mark.parametrize(
    "to",
    [
        "",
        "yesterday",
        "2026-11-20T15:41:59+08:00",
        "2026-11-21T09:00:00",
        "2026-02-30T09:00:00Z",
        "9999-12-31T23:59:59-23:59",
        "2028-01-01T00:00:00Z",
    ],
)
def test_the_clock_refuses_the_past_the_unclear_and_the_far_future(client: TestClient, to: str) -> None:
    before = client.get("/playground/now").json()
    answer = post(client, "clock", to=to)
    assert answer.status_code == 400
    assert answer.json()["error"]
    assert client.get("/playground/now").json() == before


@pytest.mark.parametrize("message", ["nothing", "msg-1", "\x00"])
def test_a_button_that_is_not_there_cannot_be_pressed(client: TestClient, message: str) -> None:
    say(client, "hello")
    assert post(client, "press", **{"as": "wang", "message": message, "says": "undo"}).status_code == 404


def test_a_wrong_method_is_405(client: TestClient) -> None:
    for method, path in (
        ("HEAD", "/"),
        ("PUT", "/playground/messages"),
        ("DELETE", "/playground/people"),
        ("TRACE", "/playground/rooms"),
        ("GET", "/playground/press"),
        ("POST", "/static/page.css"),
    ):
        assert client.request(method, path).status_code == 405, (method, path)


def test_a_compressed_body_is_415(client: TestClient) -> None:
    answer = client.post("/playground/messages", content=b"\x1f\x8b", headers={"content-encoding": "gzip"})
    assert answer.status_code == 415


@pytest.mark.parametrize(("form", "kind"), [("csv", "text/csv"), ("xlsx", "application/vnd.openxmlformats")])
def test_a_sheet_is_given_as_a_file_to_keep(client: TestClient, form: str, kind: str) -> None:
    given = client.get(f"/playground/sheets/1-0.{form}")
    assert given.status_code == 200
    assert given.headers["content-type"].startswith(kind)
    assert given.headers["content-disposition"] == f"attachment; filename*=UTF-8''%E4%B8%9A%E7%BB%A9%201-0.{form}"
    assert given.content == b"a,b\r\n"


@pytest.mark.parametrize("name", ["1-0.pdf", "2-0.csv", "..%2F1.csv", "1-0.csv%00", "=1.csv", "1-0"])
def test_a_file_that_is_not_there_is_not_found(client: TestClient, name: str) -> None:
    assert client.get(f"/playground/sheets/{name}").status_code == 404


WHERE = {"as": "wang", "room": "direct-wang", "name": "../../业绩.csv"}


def test_a_file_is_answered_as_a_message_is(client: TestClient) -> None:
    said = client.post("/playground/files", params=WHERE, content=b"abc").json()
    assert said["replies"][0]["text"] == "📄 3"


@pytest.mark.parametrize(
    ("changed", "content", "status"),
    [
        ({}, b"x" * (5 * 2**20 + 1), 413),
        ({}, b"MZ", 400),
        ({"room": "nowhere"}, b"a", 404),
        ({"as": "nobody"}, b"a", 404),
        ({"more": "x"}, b"a", 400),
    ],
)
def test_a_file_that_is_not_taken_says_why(
    client: TestClient, changed: dict[str, str], content: bytes, status: int
) -> None:
    answer = client.post("/playground/files", params={**WHERE, **changed}, content=content)
    assert answer.status_code == status
    assert answer.json()["error"]
