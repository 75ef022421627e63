"""Files that people send to the bot in Slack: a sheet goes the way of a pasted one, by both transports."""

import pytest

from bot.platforms.slack.download import HOST
from bot.platforms.slack.file import sheets_in
from bot.platforms.slack.ticket import trusted
from storage.store import Store
from tests.bot.slack.house import ADMIN, DIRECT, GUEST, LISTEN, REP, SALES, button, in_slack, join, members, words
from tests.bot.slack.test_conversation import BOTH, MENTION, assert_strict, recorded
from tests.bot.test_spreadsheet import workbook
from tests.fakes.slack import acts
from tests.running import until

ROSTER = "姓名,团队,角色\n赵新人,华北组,销售\n".encode("gb18030")
ADMINS = "D0ADMIN01"


def roster() -> bytes:
    return workbook(
        lambda page: [
            page.write_row(0, 0, ["姓名", "团队", "角色"]),
            page.write_row(1, 0, ["赵新人", "华北组", "销售"]),
        ]
    )


@BOTH
async def test_a_workbook_is_shown_before_it_is_saved_and_saved_by_a_press(store: Store, http: bool) -> None:
    join(store)
    async with in_slack(store, http=http) as place:
        place.server.team.direct(ADMIN)
        await acts.send_file(place.server, ADMIN, ADMINS, "花名册 十一月.xlsx", roster())
        (post,) = await place.posted(ADMINS)
        assert "赵新人" in words(post)
        assert "赵新人" not in members(store)
        await acts.press(place.server, ADMIN, button(post, "sheet yes"), ADMINS, post)
        await until(lambda: "赵新人" in members(store))
        assert_strict(place)


async def test_a_file_that_comes_with_a_report_leaves_the_report_a_report(store: Store) -> None:
    join(store)
    async with in_slack(store) as place:
        place.server.team.direct(ADMIN)
        place.server.team.direct(REP)
        await acts.send_file(place.server, REP, DIRECT, "a.csv", "客户,等级\n星河,A\n".encode(), text="今天拜访3家")
        await place.posted(DIRECT, 2)
        assert recorded(store) == [("visits", 3)]
        assert any("星河" in words(post) for post in place.posts(DIRECT))


async def test_a_sheet_in_a_channel_is_answered_in_private_when_the_bot_is_named_and_passed_over_otherwise(
    store: Store,
) -> None:
    join(store)
    async with in_slack(store) as place:
        place.server.team.direct(ADMIN)
        await acts.send_file(place.server, ADMIN, LISTEN, "lunch.csv", ROSTER, text="菜单见附件")
        await acts.send_file(place.server, ADMIN, SALES, "a.csv", ROSTER, text=f"{MENTION} 这是花名册")
        (post,) = await place.posted(ADMINS)
        await place.quiet()
        assert "赵新人" in words(post)
        assert len(place.posts(ADMINS)) == 1  # the message and its mention are one
        assert [*place.posts(LISTEN), *place.posts(SALES), *place.private(SALES)] == []


@pytest.mark.parametrize("body", [ROSTER, b"<html>"], ids=["sheet", "page"])
async def test_a_remark_beside_a_sheet_is_no_report_that_was_not_understood(store: Store, body: bytes) -> None:
    join(store)
    async with in_slack(store) as place:
        place.server.team.direct(ADMIN)
        await acts.send_file(place.server, ADMIN, ADMINS, "a.csv", body, text="这是花名册")
        await place.posted(ADMINS)
        await place.quiet()
        assert len(place.posts(ADMINS)) == 1


async def test_a_slow_file_is_there_when_slack_comes_again(store: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("bot.platforms.slack.listeners.KEPT_WITHIN", 0.3)
    join(store)
    async with in_slack(store, http=True) as place:
        place.server.team.direct(ADMIN)
        place.server.slow_files = 0.5
        _, (attempt,) = await acts.send_file(place.server, ADMIN, ADMINS, "a.csv", ROSTER)
        assert attempt.status == 200
        assert attempt.number > 0
        (post,) = await place.posted(ADMINS)
        assert "赵新人" in words(post)


async def test_a_file_of_a_shared_channel_is_asked_for_first(store: Store) -> None:
    join(store)
    async with in_slack(store) as place:
        place.server.team.direct(ADMIN)
        await acts.send_file(place.server, ADMIN, ADMINS, "a.csv", ROSTER, asked_for=True)
        (post,) = await place.posted(ADMINS)
        assert "赵新人" in words(post)


@pytest.mark.parametrize(
    ("body", "more", "said"),
    [
        (b"<html>no table</html>", {}, ".xlsx"),
        (b"\x89PNG\r\n\x1a\n" + bytes(200), {}, ".xlsx"),
        (bytes(6_000_000), {}, "5 MB"),
        (ROSTER, {"moved": "https://slack.com.evil.tld/x"}, "再发一次"),
        (ROSTER, {"moved": "http://169.254.169.254/latest"}, "再发一次"),
    ],
    ids=["page", "picture", "large", "elsewhere", "inside"],
)
async def test_what_cannot_be_read_is_told(store: Store, body: bytes, more: dict[str, str], said: str) -> None:
    join(store)
    async with in_slack(store) as place:
        place.server.team.direct(ADMIN)
        _, (attempt,) = await acts.send_file(place.server, ADMIN, ADMINS, "a.csv", body, **more)
        assert attempt.status == 200
        (post,) = await place.posted(ADMINS)
        assert said in words(post)


async def test_without_the_right_to_read_files_the_sender_and_the_admins_are_told(store: Store) -> None:
    join(store)
    async with in_slack(store) as place:
        for user in (REP, ADMIN):
            place.server.team.direct(user)
        place.server.methods.scopes.discard("files:read")
        await acts.send_file(place.server, REP, DIRECT, "a.csv", ROSTER)
        (post,) = await place.posted(DIRECT)
        assert "再发一次" in words(post)
        await until(lambda: any("files:read" in words(one) for one in place.posts(ADMINS)))


async def test_nothing_is_fetched_for_a_guest(store: Store) -> None:
    join(store)
    async with in_slack(store) as place:
        place.server.team.direct(GUEST)
        place.server.slow_files = 60.0
        _, (attempt,) = await acts.send_file(place.server, GUEST, "D0GUEST01", "a.csv", ROSTER)
        assert (attempt.status, attempt.number) == (200, 0)
        assert place.posts("D0GUEST01") == []


def test_only_sheets_are_taken_whatever_stands_in_the_list() -> None:
    files = [
        {"id": "F1", "name": "a.XLSX", "url_private": "https://files.slack.com/x"},
        {"id": "F2", "name": "photo.png", "filetype": "png"},
        {"id": "F3", "name": None, "filetype": "csv", "url_private": 5},
        {"name": "a.csv"},
        "F4",
        None,
    ]
    assert [(file.id, file.url) for file in sheets_in({"files": files})] == [
        ("F1", "https://files.slack.com/x"),
        ("F3", ""),
    ]
    assert sheets_in({"files": {"id": "F1"}}) == sheets_in({}) == ()


@pytest.mark.parametrize(
    ("url", "good"),
    [
        ("https://files.slack.com/files-pri/T1-F1/download/a.csv", True),
        ("http://files.slack.com/a.csv", False),
        ("https://slack.com.evil.tld/a.csv", False),
        ("https://evilslack.com/a.csv", False),
        ("https://u:p@files.slack.com/a.csv", False),
        ("https://files.slack.com:8443/a.csv", False),
        ("http://127.0.0.1:9700/a.csv", False),
        ("file:///etc/passwd", False),
        ("https://[::1", False),
        ("", False),
    ],
)
def test_the_token_is_shown_to_slack_alone(url: str, good: bool) -> None:
    assert trusted(url, "https://slack.com/api/", HOST) is good
