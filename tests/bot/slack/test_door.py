"""The address Slack calls: every bad request has its one answer, nothing raises, a replay has no second effect."""

import asyncio
import gzip
import json
import random
from typing import Any
from urllib.parse import urlencode

import pytest
from sqlalchemy import select

from bot.platforms.slack import door
from bot.platforms.slack.door import INLET
from bot.platforms.slack.verify import sign
from bot.told import told
from storage.outbox import OUTBOX
from storage.store import Store
from tests.bot.slack.house import join
from tests.bot.slack.route import GOOD, STAMP, Headers, Here, authentic, done, message, unsigned
from tests.company import NOW
from tests.fakes.slack.team import APP, SECRET, TEAM
from tests.promises.scale import FULL
from tests.running import until

FORGED: dict[str, Headers] = {
    "no signature": unsigned(b"x-slack-signature"),
    "no stamp": unsigned(b"x-slack-request-timestamp"),
    "an empty signature": unsigned(x_slack_signature=b""),
    "a signature that is no ASCII": unsigned(x_slack_signature="v0=é".encode()),
    "a stamp in words": unsigned(x_slack_request_timestamp=b"abc"),
    "an empty stamp": unsigned(x_slack_request_timestamp=b""),
    "a stamp with exponent": unsigned(x_slack_request_timestamp=b"1e9"),
    "a stamp with underscore": unsigned(x_slack_request_timestamp=b"17_000"),
    "a stamp of 5,000 digits": unsigned(x_slack_request_timestamp=b"1" * 5000),
    "a full-width stamp": unsigned(x_slack_request_timestamp="１７００００００００".encode()),
    "a stamp 301 seconds old": authentic(GOOD, str(int(STAMP) - 301)),
    "a stamp 301 seconds ahead": authentic(GOOD, str(int(STAMP) + 301)),
    "two signatures": [*authentic(GOOD), authentic(GOOD)[2]],
    "two stamps": [*authentic(GOOD), authentic(GOOD)[1]],
    "another's secret": [*authentic(GOOD)[:2], (b"x-slack-signature", sign(b"f" * 32, STAMP.encode(), GOOD))],
    "a signature of the words written anew": [
        *authentic(GOOD)[:2],
        (b"x-slack-signature", sign(SECRET.encode(), STAMP.encode(), json.dumps(message(), indent=1).encode())),
    ],
}
MISSHAPEN: dict[str, bytes] = {
    "not UTF-8": b'{"type":"\xff"}',
    "broken JSON": b'{"type":',
    "very deep": b"[" * 50_000,
    "very deep in an object": b'{"a":' * 50_000,
    "an array": b"[]",
    "null": b"null",
    "a key twice": b'{"type":"event_callback","type":"event_callback","event":{"type":"message"}}',
    "NaN": b'{"type":"event_callback","event":{"type":"message","x":NaN}}',
    "a number beyond all": b'{"type":"event_callback","event":{"type":"message","x":1e999}}',
    "a team that is a number": b'{"type":"event_callback","team":5,"event":{"type":"message"}}',
    "authorizations of numbers": b'{"type":"event_callback","authorizations":[1],"event":{"type":"message"}}',
    "an event that is text": b'{"type":"event_callback","event":"message"}',
    "an event without type": b'{"type":"event_callback","event":{}}',
    "a message without place": json.dumps(
        {**message(), "event": {"type": "message", "user": "U1", "text": "x"}}
    ).encode(),
    "a text that is a number": json.dumps({**message(), "event": {**message()["event"], "text": 5}}).encode(),
    "a view that is a list": b'{"type":"view_submission","view":[],"team":{"id":"T0FAKE001"}}',
    "actions that are numbers": b'{"type":"block_actions","actions":[1],"team":{"id":"T0FAKE001"},"user":{"id":"U1"}}',
    "empty": b"",
}


def test_a_good_request_is_kept_and_acknowledged(store: Store) -> None:
    here = Here(store)
    assert done(here, GOOD) == (200, b"")
    assert [one.text for one in here.kept] == ["今天拜访3家"]


@pytest.mark.parametrize("name", FORGED)
def test_what_is_not_signed_rightly_is_401_and_not_looked_at(name: str, store: Store) -> None:
    here = Here(store)
    assert done(here, GOOD, FORGED[name]) == (401, b"not signed")
    assert here.kept == []


@pytest.mark.parametrize("name", MISSHAPEN)
def test_what_slack_would_not_send_is_400_when_signed_and_401_when_not(name: str, store: Store) -> None:
    here, body = Here(store), MISSHAPEN[name]
    assert done(here, body) == (400, b"not understood")
    assert done(here, body, []) == (401, b"not signed")
    assert here.kept == []


def seen(here: Here) -> str:
    """What `check` would say of Slack's calls."""
    with here.slack._place.look() as look:
        found = INLET.trouble(look)
    return told(found) if found else ""


async def test_a_wrong_signing_secret_is_counted_told_to_the_admins_once_and_forgotten_when_it_is_right(
    store: Store,
) -> None:
    join(store)
    here, wrong = Here(store), sign(b"f" * 32, STAMP.encode(), GOOD)
    headers = [*authentic(GOOD)[:2], (b"x-slack-signature", wrong)]
    for _ in range(3):
        assert (await here.post(GOOD, headers))[0] == 401
    await until(lambda: "1 call was refused: SLACK_SIGNING_SECRET is not" in seen(here))
    assert (await here.post(GOOD, authentic(GOOD, str(int(STAMP) - 400))))[0] == 401
    await until(lambda: seen(here).startswith("4 calls were refused: this machine's clock"))
    with store.look(NOW) as look:
        told_of = look.rows(select(OUTBOX.c.key).where(OUTBOX.c.key.startswith("slack:notice:unsigned:")))
        assert len(list(told_of)) == 1
    assert (await here.post(GOOD))[0] == 200
    await until(lambda: not seen(here))
    await here.slack.close()


@pytest.mark.parametrize("body", [b"{}", b"x", json.dumps({**message(), "team_id": "T0OTHER01"}).encode()])
async def test_anybodys_rubbish_is_no_news_for_the_admins(body: bytes, store: Store) -> None:
    here = Here(store)
    headers = [*authentic(body)[:2], (b"x-slack-signature", sign(b"f" * 32, STAMP.encode(), body))]
    assert (await here.post(body, headers))[0] == 401
    await asyncio.sleep(0.05)
    assert seen(here) == ""
    await here.slack.close()


def test_a_stamp_of_299_seconds_is_fresh(store: Store) -> None:
    for stamp in (int(STAMP) - 299, int(STAMP) + 299):
        assert done(Here(store), GOOD, authentic(GOOD, str(stamp)))[0] == 200


def test_a_megabyte_is_too_much_whatever_is_said_of_it(store: Store) -> None:
    big = b"x" * 1_000_001
    said = [*authentic(big), (b"content-length", b"1000001")]
    lie = [*authentic(big), (b"content-length", b"10")]
    for headers, parts in ((said, [big]), (lie, [b"x" * 11]), (authentic(big), [big[:500_000], big[500_000:]])):
        assert done(Here(store), big, headers, parts)[0] == 413
    for length in (b"-1", b"abc", b"1" * 500):
        assert done(Here(store), GOOD, [*authentic(GOOD), (b"content-length", length)])[0] == 413


def test_a_compressed_body_is_not_opened(store: Store) -> None:
    body = gzip.compress(GOOD)
    assert done(Here(store), body, [*authentic(body), (b"content-encoding", b"gzip")])[0] == 415


def test_a_body_that_does_not_end_is_given_up(store: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(door, "BODY_WITHIN", 0.05)
    assert asyncio.run(_endless(Here(store)))[0] == 408


async def _endless(here: Here) -> tuple[int, bytes]:
    """A body of which only the first byte ever comes."""
    said: list[Any] = []
    sent = iter([{"type": "http.request", "body": b"{", "more_body": True}])

    async def receive() -> Any:
        try:
            return next(sent)
        except StopIteration:
            await asyncio.Event().wait()

    async def send(one: Any) -> None:
        said.append(one)

    scope = {
        "type": "http",
        "method": "POST",
        "path": "/slack/events",
        "headers": authentic(GOOD),
        "query_string": b"",
    }
    await here.site(scope, receive, send)
    return said[0]["status"], b""


def test_another_app_is_403_and_another_team_is_passed_over(store: Store) -> None:
    here = Here(store)
    other_app = json.dumps({**message(), "api_app_id": "A0OTHER01"}).encode()
    other = {**message(), "team_id": "T0OTHER01", "authorizations": [{"team_id": "T0OTHER01", "user_id": "U9"}]}
    assert done(here, other_app) == (403, b"another app")
    assert done(here, json.dumps(other).encode()) == (200, b"")
    assert here.kept == []


def test_the_address_is_proved_to_slack_only_when_it_is_signed(store: Store) -> None:
    body = b'{"type":"url_verification","challenge":"3eZbrw1a"}'
    status, said = done(Here(store), body)
    assert (status, json.loads(said)) == (200, {"challenge": "3eZbrw1a"})
    assert done(Here(store), body, [])[0] == 401


def test_a_database_that_is_away_is_503_so_that_slack_comes_again(store: Store) -> None:
    assert done(Here(store, OSError("disk full")), GOOD) == (503, b"later")


def test_a_strange_response_address_is_never_called_and_the_command_is_done(store: Store) -> None:
    strange = "https://hooks.slack.com.evil.tld/x"
    fields = {"command": "/sales", "text": "me", "user_id": "U0REP0001", "channel_id": "C0SALES01", "team_id": TEAM}
    body = urlencode({**fields, "trigger_id": "1.2.3", "response_url": strange, "api_app_id": APP}).encode()
    here = Here(store)
    assert done(here, body, authentic(body, kind="application/x-www-form-urlencoded")) == (200, b"")
    (kept,) = here.kept
    assert strange not in kept.ticket


def test_signed_nonsense_never_raises(store: Store) -> None:
    here, rng = Here(store), random.Random(11)
    statuses = set()

    async def all_of_it() -> None:
        for _ in range(100_000 if FULL else 600):
            payload = _mangled(message() if rng.random() < 0.6 else _click(), rng)
            status, _ = await here.post(json.dumps(payload).encode())
            statuses.add(status)
        await here.slack.close()

    asyncio.run(all_of_it())
    assert statuses <= {200, 400, 403}
    assert 400 in statuses


def _click() -> dict[str, Any]:
    return {
        "type": "block_actions",
        "team": {"id": TEAM},
        "user": {"id": "U0REP0001", "team_id": TEAM},
        "api_app_id": APP,
        "trigger_id": "1.2",
        "container": {"type": "message", "message_ts": "1700000000.1", "channel_id": "C0LISTEN1"},
        "channel": {"id": "C0LISTEN1"},
        "actions": [{"type": "button", "action_id": "say-0", "value": "undo K7Q", "action_ts": "1700000001.1"}],
    }


ODD: list[Any] = [
    None,
    5,
    -1.5,
    True,
    "",
    "é" * 50,
    "\x00",
    [],
    {},
    [1],
    {"id": 5},
    {"id": "T0FAKE001"},
    "x" * 5000,
    "<@U1>",
]


def _mangled(value: Any, rng: random.Random) -> Any:
    """The payload with something odd in one or several of its places."""
    if isinstance(value, dict):
        return {
            key: rng.choice(ODD) if rng.random() < 0.12 else _mangled(part, rng)
            for key, part in value.items()
            if rng.random() > 0.04
        }
    if isinstance(value, list):
        return [_mangled(part, rng) for part in value]
    return value
