"""The playground's interface of the running program: what others rely on, exactly."""

import json
from datetime import date, datetime, timedelta
from typing import Any

import pytest

from tests.end_to_end.conftest import Start
from tests.end_to_end.program import Program

MESSAGE = {"n", "id", "room", "to", "from", "text", "blocks", "pictures", "buttons", "at"}
WORKDAYS_LEFT = [date(2026, 11, day) for day in (19, 20, 23, 24, 25, 26, 27, 30)]
TEAM_ROOMS = ("team-east", "team-south", "team-sg")


def now_of(demo: Program) -> datetime:
    return datetime.fromisoformat(demo.get("now")["now"])


def test_people_are_the_sample_companys(demo: Program) -> None:
    people = demo.get("people")
    assert {tuple(sorted(person)) for person in people} == {("id", "locale", "name", "role", "team")}
    assert len({person["id"] for person in people}) == len(people)
    roles = [person["role"] for person in people]
    assert (roles.count("rep"), roles.count("lead"), roles.count("manager")) == (15, 3, 1)
    assert {person["locale"] for person in people} == {"zh_CN", "en"}


def test_rooms_are_a_group_for_each_team_and_a_direct_chat_for_everybody(demo: Program) -> None:
    people = {person["id"]: person for person in demo.get("people")}
    rooms = demo.get("rooms")
    assert {tuple(sorted(room)) for room in rooms} == {("id", "kind", "members", "name", "team")}
    groups = [room for room in rooms if room["kind"] == "group"]
    directs = [room for room in rooms if room["kind"] == "direct"]
    assert len(groups) == 3
    assert len(groups) + len(directs) == len(rooms)
    assert sorted(member for room in directs for member in room["members"]) == sorted(people)
    for room in groups:
        reps = {name for name, one in people.items() if one["role"] == "rep" and one["team"] == room["team"]}
        assert len(reps) == 5
        assert reps <= set(room["members"]) <= set(people)


def test_a_direct_report_is_answered_with_the_messages_as_promised(demo: Program) -> None:
    answered = demo.post("messages", {"as": "zhao", "room": "dm-zhao", "text": "今天拜访3家，电话20个"})
    said = answered.json()
    assert set(said) == {"id", "replies"}
    (reply,) = said["replies"]
    assert set(reply) == MESSAGE
    assert (reply["room"], reply["from"], reply["to"]) == ("dm-zhao", "bot", "zhao")
    assert "拜访 3 家" in reply["text"]
    assert "电话 20 通" in reply["text"]
    assert [set(button) for button in reply["buttons"]] == [{"label", "says"}] * 2
    assert abs(datetime.fromisoformat(reply["at"]) - now_of(demo)) < timedelta(seconds=30)
    kept = demo.messages("dm-zhao")
    assert [message["id"] for message in kept[-2:]] == [said["id"], reply["id"]]
    assert kept[-1] == reply
    assert (kept[-2]["from"], kept[-2]["text"]) == ("zhao", "今天拜访3家，电话20个")


def test_in_a_group_only_the_record_is_public_and_the_rest_is_for_one(demo: Program) -> None:
    public, private = demo.say("wu", "拜访4家", "team-south")
    assert public["to"] is None
    assert private["to"] == "wu"
    assert {public["room"], private["room"]} == {"team-south"}
    assert "本月" not in public["text"]
    assert "本月" in private["text"]


def test_messages_after_a_number_are_given_and_no_others(demo: Program) -> None:
    (first,) = demo.say("he", "拜访1家")
    (second,) = demo.say("he", "电话2个")
    later = demo.messages("dm-he", after=first["n"])
    assert [message["from"] for message in later] == ["he", "bot"]
    assert later[-1] == second
    assert demo.messages("dm-he", after=second["n"]) == []
    numbers = [message["n"] for message in demo.messages("dm-he")]
    assert numbers == sorted(set(numbers))


def test_a_second_press_changes_nothing_and_is_told_so(demo: Program) -> None:
    (reply,) = demo.say("sun", "拜访2家")
    undo = reply["buttons"][0]["says"]
    (first,) = demo.press("sun", reply, undo)
    (second,) = demo.press("sun", reply, undo)
    assert "已撤销" in first["text"]
    assert second["text"] != first["text"]
    assert "撤销" in second["text"]
    (standing,) = demo.say("sun", "我的")
    assert "今天还没有报数" in standing["text"]


def test_somebody_elses_record_cannot_be_undone_by_its_button(demo: Program) -> None:
    public, _ = demo.say("xu", "拜访6家", "team-south")
    (refused,) = demo.press("zheng", public, public["buttons"][0]["says"])
    assert refused["to"] == "zheng"
    assert "已撤销" not in refused["text"]
    (standing,) = demo.say("xu", "我的")
    assert "拜访 6 家" in standing["text"]


@pytest.mark.parametrize(
    ("path", "body"),
    [
        ("messages", {"as": "nobody", "room": "dm-wang", "text": "你好"}),
        ("messages", {"as": "wang", "room": "nowhere", "text": "你好"}),
        ("messages", {"as": "wang", "room": "dm-li", "text": "你好"}),
        ("messages", {"as": "wang", "room": "team-south", "text": "你好"}),
        ("press", {"as": "wang", "message": "999999", "says": "undo"}),
        ("press", {"as": "wang", "message": "abc", "says": "undo"}),
        ("press", {"as": "nobody", "message": "1", "says": "undo"}),
    ],
)
def test_an_unknown_id_is_not_found(demo: Program, path: str, body: dict[str, str]) -> None:
    assert demo.post(path, body).status_code == 404


def test_a_button_that_was_not_offered_cannot_be_pressed(demo: Program) -> None:
    (reply,) = demo.say("li", "拜访2家")
    assert demo.post("press", {"as": "li", "message": reply["id"], "says": "admit all"}).status_code == 404
    assert demo.post("press", {"as": "zhao", "message": reply["id"], "says": "undo"}).status_code == 404


def test_a_room_that_is_not_there_is_not_found(demo: Program) -> None:
    assert demo.client.get("/playground/messages", params={"room": "nowhere"}).status_code == 404
    assert demo.client.get("/playground/pictures/999999-0.png").status_code == 404


@pytest.mark.parametrize("host", ["evil.example", "127.0.0.1", "127.0.0.1:1", "localhost.evil.example:{port}", ""])
def test_a_foreign_host_is_misdirected(demo: Program, host: str) -> None:
    answer = demo.client.get("/playground/people", headers={"host": host.format(port=demo.port)})
    assert answer.status_code == 421


@pytest.mark.parametrize("host", ["127.0.0.1:{port}", "localhost:{port}", "[::1]:{port}"])
def test_the_names_of_this_machine_are_served(demo: Program, host: str) -> None:
    answer = demo.client.get("/playground/people", headers={"host": host.format(port=demo.port)})
    assert answer.status_code == 200


@pytest.mark.parametrize("origin", ["http://evil.example", "null", "http://127.0.0.1:1", "https://127.0.0.1:{port}"])
def test_a_foreign_origin_is_forbidden(demo: Program, origin: str) -> None:
    body = {"as": "wang", "room": "dm-wang", "text": "拜访9家"}
    headers = {"origin": origin.format(port=demo.port)}
    assert demo.client.post("/playground/messages", json=body, headers=headers).status_code == 403
    assert "拜访9家" not in [message["text"] for message in demo.messages("dm-wang")]


def test_its_own_origin_is_fine(demo: Program) -> None:
    body = {"as": "wang", "room": "dm-wang", "text": "帮助"}
    assert demo.client.post("/playground/messages", json=body, headers={"origin": demo.address}).status_code == 200


@pytest.mark.parametrize("method", ["PUT", "DELETE", "TRACE"])
def test_other_methods_are_not_allowed(demo: Program, method: str) -> None:
    assert demo.client.request(method, "/playground/messages").status_code == 405


@pytest.mark.parametrize("body", [b"", b"[", b"[]", b'{"as":"wang"}', b"\xff", b'{"as":1,"room":2,"text":3}'])
def test_a_body_that_cannot_be_read_is_a_bad_request(demo: Program, body: bytes) -> None:
    answer = demo.client.post("/playground/messages", content=body, headers={"content-type": "application/json"})
    assert answer.status_code == 400
    assert set(answer.json()) == {"error"}


@pytest.mark.parametrize("to", ["2026-11-18T09:00:00+08:00", "2020-01-01T00:00:00Z", "yesterday", "", "2026-11-20"])
def test_the_clock_does_not_go_back_nor_anywhere_unclear(demo: Program, to: str) -> None:
    before = now_of(demo)
    answer = demo.post("clock", {"to": to})
    assert 400 <= answer.status_code < 500
    assert now_of(demo) >= before


def test_the_clock_goes_to_a_moment_to_the_evening_and_to_the_next_morning(start: Start) -> None:
    demo = start()
    moments = [
        datetime.fromisoformat(demo.jump(to)) for to in ("2026-11-18T15:30:00+08:00", "evening", "next_morning")
    ]
    assert [f"{moment:%m-%d %H:%M %z}" for moment in moments] == [
        "11-18 15:30 +0800",
        "11-18 18:30 +0800",
        "11-19 09:00 +0800",
    ]
    assert demo.jump("2026-11-21T12:00:00+08:00") < demo.jump("next_morning")
    assert f"{now_of(demo):%m-%d %H:%M}" == "11-23 09:00"  # Saturday's next workday is Monday


def test_every_morning_on_the_way_to_the_months_end_has_its_own_briefing(start: Start) -> None:
    demo = start()
    assert demo.jump("month_end").startswith("2026-11-30T18:30")
    for room in TEAM_ROOMS:
        briefings = [message for message in demo.messages(room) if message["text"].startswith("☀")]
        assert all(message["pictures"] for message in briefings)
        moments = [datetime.fromisoformat(message["at"]).astimezone(now_of(demo).tzinfo) for message in briefings]
        assert [moment.date() for moment in moments] == WORKDAYS_LEFT
        assert {f"{moment:%H:%M}" for moment in moments} == {"09:00"}
        texts = [message["text"] for message in briefings]
        assert len(set(texts)) == len(texts)


def test_a_picture_is_drawn_in_light_and_dark(demo: Program) -> None:
    (board,) = demo.say("grace", "rank")
    (address,) = board["pictures"]
    light, dark = (demo.client.get(address, params={"theme": theme}) for theme in ("light", "dark"))
    for answer in (light, dark):
        assert answer.headers["content-type"] == "image/png"
        assert answer.content.startswith(b"\x89PNG")
        assert 20_000 < len(answer.content) < 300_000
    assert light.content != dark.content


def test_a_persons_direct_chat_is_in_the_persons_language(demo: Program) -> None:
    (english,) = demo.say("michael", "3 visits and 20 calls today")
    (chinese,) = demo.say("huang", "拜访3家")
    assert "Recorded: 3 visits, 20 calls" in english["text"]
    assert [button["label"] for button in english["buttons"]] == ["Undo", "Correct"]
    assert "已记" in chinese["text"]


@pytest.mark.parametrize(
    "words",
    [
        "签单 星河科技 1e309",
        "签单 星河科技 NaN",
        "签单 星河科技 " + "9" * 400,
        "签单 星河科技 -5万",
        "签单 星河科技 1,23,456",
        "签单 星河科技 1.234,56",
        "签单 星河科技 ١٢٣",
        "签单 星河科技 1_000",
        "签单 星河科技 ￥$100",
        "拜访 ½ 家",
        "2月31日拜访3家",
        "明年3月1日拜访3家",
        "<!channel> @all <@U1> [x](http://evil.example)",
        "{{7*7}} {0.__class__} %n '; DROP TABLE activities; -- <script>alert(1)</script>",
        "1" * 4000 + "x",
        "́" * 20000,
        "‮gnp.exe‏",
        "拜访3家\x00电话2个",
        "\ud800",
    ],
)
def test_a_hostile_line_is_answered_and_harms_nothing(demo: Program, words: str) -> None:
    answer: Any = demo.client.post(
        "/playground/messages",
        content=json.dumps({"as": "siti", "room": "dm-siti", "text": words}),
        headers={"content-type": "application/json"},
    )
    assert answer.status_code == 200
    (reply,) = answer.json()["replies"]
    assert "http://evil.example" not in reply["text"]
    (standing,) = demo.say("siti", "me")
    assert standing["text"]
