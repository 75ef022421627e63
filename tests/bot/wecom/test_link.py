"""P30: the link comes back after every end, says so, and stops only where it must."""

import asyncio
import ssl
from collections.abc import Awaitable, Callable
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from ipaddress import ip_address
from pathlib import Path

import pytest
from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.x509.oid import NameOID

from bot.platforms.wecom.pauses import Backoff, Pauses
from storage import links
from tests.bot.wecom.office import GROUP, QUICK, WANG, Office, Ticking, office
from tests.fakes.wecom.gateway import Gateway
from tests.running import until

DIRECT, TEAM = f"1:{WANG.casefold()}", f"2:{GROUP}"


async def closed(gateway: Gateway, code: int) -> None:
    await gateway.close(code)


async def cut(gateway: Gateway) -> None:
    gateway.cut()


async def silent(gateway: Gateway) -> None:
    gateway.deaf = True
    await until(lambda: not gateway.up or gateway.connections > 1)
    gateway.deaf = False


async def no_pong(gateway: Gateway) -> None:
    gateway.no_pong = True
    await until(lambda: gateway.connections > 1)
    gateway.no_pong = False


async def away(gateway: Gateway) -> None:
    await gateway.shut()
    await asyncio.sleep(0.3)
    await gateway.open()


ENDS: dict[str, Callable[[Gateway], Awaitable[None]]] = {
    "close 1000": lambda gateway: closed(gateway, 1000),
    "close 1001": lambda gateway: closed(gateway, 1001),
    "close 1012": lambda gateway: closed(gateway, 1012),
    "1006": cut,
    "silence": silent,
    "no pong": no_pong,
    "nobody listens": away,
}


async def works(here: Office, words: str, said: str) -> None:
    """A message is answered."""
    await until(lambda: here.gateway.up)
    await here.gateway.say(WANG, words)
    await here.answered(DIRECT, said)


def gave_up(here: Office) -> bool:
    """Whether the link has ended for good; looked at so that a test need not wait for what will not come."""
    task = here.adapter._keeper._task
    return task is not None and task.done()


@pytest.mark.parametrize("end", ENDS)
async def test_it_works_again_after_every_end(end: str, filled: Path) -> None:
    short = replace(QUICK, ack=0.5, silence=1.0)
    async with office(filled, pauses=short if end in ("silence", "no pong") else QUICK) as here:
        await works(here, "拜访3家", "拜访 3")
        before = here.gateway.connections
        await ENDS[end](here.gateway)
        await until(lambda: gave_up(here) or (here.gateway.up and here.gateway.connections > before))
        assert not gave_up(here), "the link gave up"
        await works(here, "电话5通", "电话 5")
        assert here.gateway.rules.faults == []


async def test_hours_without_a_gateway_are_told_once_in_the_rooms_that_are_bound(filled: Path) -> None:
    clock = Ticking()
    async with office(filled, clock=clock) as here:
        await works(here, "拜访3家", "拜访 3")
        await here.gateway.say(WANG, "电话1通", GROUP)
        await here.answered(TEAM, "电话 1")
        await here.gateway.shut()
        await until(lambda: here.gateway.connection is None and not here.adapter.link.up)
        await asyncio.sleep(0.1)
        clock.forward(6 * 3600)
        await here.gateway.open()
        assert "没有 ✅ 的请重发" in await here.answered(TEAM, "10:00–16:0")
        await here.gateway.close(1001)
        await until(lambda: here.gateway.connections == 3)
        await works(here, "电话5通", "电话 5")
        await here.sent()
        assert sum("离线" in words for words in here.gateway.words(TEAM)) == 1
        assert not any("离线" in words for words in here.gateway.words(DIRECT))


async def test_gaps_of_the_night_are_told_together_in_the_rooms_morning(filled: Path) -> None:
    clock = Ticking()
    async with office(filled, clock=clock) as here:
        await until(lambda: here.gateway.up)
        await here.gateway.say(WANG, "电话1通", GROUP)
        await here.answered(TEAM, "电话 1")
        clock.forward(12 * 3600)  # 22:00
        for _ in range(2):
            await here.gateway.shut()
            await until(lambda: not here.adapter.link.up)
            await asyncio.sleep(0.1)
            clock.forward(600)
            await here.gateway.open()
            await until(lambda: here.gateway.up)
            await asyncio.sleep(5 * QUICK.renew)
        assert not any("离线" in words for words in here.gateway.words(TEAM))
        clock.forward(10.2 * 3600)  # 08:30 and a little
        told = await here.answered(TEAM, "离线")
        assert told.count("–") == 2
        await here.sent()
        assert sum("离线" in words for words in here.gateway.words(TEAM)) == 1


async def test_a_short_break_is_not_worth_a_word(filled: Path) -> None:
    clock = Ticking()
    async with office(filled, clock=clock) as here:
        await works(here, "拜访3家", "拜访 3")
        here.gateway.cut()
        await until(lambda: not here.adapter.link.up)
        clock.forward(25)
        await until(lambda: here.gateway.connections == 2)
        await works(here, "电话5通", "电话 5")
        with here.store.look(clock()) as look:
            assert links.untold(look, "wecom") == []
        assert not any("离线" in words for words in here.gateway.words(TEAM))


async def test_a_gap_over_a_restart_of_ours_is_told_as_well(filled: Path) -> None:
    clock, gateway = Ticking(), Gateway()
    async with office(filled, gateway=gateway, clock=clock, stays=True) as here:
        await until(lambda: gateway.up)
        await gateway.say(WANG, "电话1通", GROUP)
        await here.answered(TEAM, "电话 1")
    clock.forward(600)
    async with office(filled, gateway=gateway, clock=clock, before=lambda _: None) as here:
        await here.answered(TEAM, "离线")
        await here.sent()
        assert sum("离线" in words for words in gateway.words(TEAM)) == 1


async def test_a_kick_stops_it_and_the_admins_are_told(filled: Path) -> None:
    async with office(filled) as here:
        await works(here, "拜访3家", "拜访 3")
        await here.sent()
        await here.gateway.kick()
        await until(lambda: _trouble(here) == "taken over")
        await asyncio.sleep(0.5)
        assert len(here.gateway.subscribed_at) == 1
        assert here.waiting() == 1, "the notice waits for the link, or another platform"


async def test_a_wrong_secret_stops_it_and_says_which_settings(
    filled: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    async with office(filled, wecom_bot_secret="wrong-canary") as here:
        await until(lambda: _trouble(here) == "refused 40001")
        await asyncio.sleep(0.5)
        assert here.gateway.refused == 1
    said = capsys.readouterr().out
    assert "WECOM_BOT_SECRET" in said
    assert "wrong-canary" not in said


async def test_too_many_subscribes_are_followed_by_a_pause(filled: Path) -> None:
    gateway = Gateway()
    gateway.codes["aibot_subscribe"] = [45009, 45009]
    async with office(filled, gateway=gateway) as here:
        await works(here, "拜访3家", "拜访 3")
        first, second, third = gateway.subscribed_at
        assert second - first >= QUICK.limited
        assert third - second >= 2 * QUICK.limited


async def test_a_lost_subscription_is_renewed_and_the_message_goes_out_once(filled: Path) -> None:
    gateway = Gateway()
    async with office(filled, gateway=gateway) as here:
        await until(lambda: gateway.up)
        gateway.codes["aibot_respond_msg"] = [846609]
        await gateway.say(WANG, "拜访3家")
        here.clock.forward(0)
        await here.answered(DIRECT, "拜访 3")
        assert gateway.connections == 2
        assert sum("✅" in one.words for one in gateway.seen(DIRECT) if one.kind != "template_card") == 1


async def test_frames_nobody_knows_harm_nothing(filled: Path) -> None:
    async with office(filled) as here:
        await until(lambda: here.gateway.up)
        connection = here.gateway.connection
        assert connection
        for raw in ("no json", "[]", "null", '"x"', "{}", '{"cmd": 5}', '{"cmd":"aibot_msg_callback"}', "[" * 9000):
            await connection.send(raw)
        await connection.send(b"\xff\xfe")
        for body in ({}, {"msgtype": "event"}, {"msgtype": "event", "event": {"eventtype": "auth_change_event"}}):
            await here.gateway.tell(body)
        await here.gateway.tell(
            {"msgtype": "text", "text": {"content": 7}, "from": {"userid": "sys"}}, "aibot_msg_callback"
        )
        await here.gateway.tell(
            {"msgtype": "text", "chattype": "group", "from": {"userid": "x"}}, "aibot_msg_callback"
        )
        await works(here, "拜访3家", "拜访 3")


async def test_only_one_of_two_programs_holds_the_link_and_the_other_takes_over(filled: Path) -> None:
    gateway, clock = Gateway(), Ticking()
    async with office(filled, gateway=gateway, clock=clock) as first:
        await works(first, "拜访3家", "拜访 3")
        async with office(filled, gateway=gateway, clock=clock, before=lambda _: None, stays=True) as second:
            await asyncio.sleep(5 * QUICK.renew)
            assert gateway.connections == len(gateway.subscribed_at)
            assert not second.adapter.ready()
            clock.forward(31)  # the first's lease is over, as if it had stopped
            await until(lambda: gateway.up)
            await works(second, "电话5通", "电话 5")


@pytest.fixture
def authority(tmp_path: Path) -> tuple[Path, ssl.SSLContext]:
    """A certificate of our own for 127.0.0.1, as a company's CA has made it; the gateway's side of it."""
    key = ec.generate_private_key(ec.SECP256R1())
    name = x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, "127.0.0.1")])
    now = datetime(2026, 1, 1, tzinfo=UTC)
    alternative = x509.SubjectAlternativeName([x509.IPAddress(ip_address("127.0.0.1"))])
    made = (
        x509.CertificateBuilder()
        .subject_name(name)
        .issuer_name(name)
        .public_key(key.public_key())
        .serial_number(1)
        .not_valid_before(now)
        .not_valid_after(now + timedelta(days=36_500))
        .add_extension(alternative, critical=False)
        .add_extension(x509.BasicConstraints(ca=True, path_length=None), critical=True)
        .sign(key, hashes.SHA256())
    )
    pem, private = tmp_path / "ca.pem", tmp_path / "key.pem"
    pem.write_bytes(made.public_bytes(serialization.Encoding.PEM))
    plain = serialization.NoEncryption()
    private.write_bytes(key.private_bytes(serialization.Encoding.PEM, serialization.PrivateFormat.PKCS8, plain))
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(pem, private)
    return pem, context


async def test_a_private_gateway_is_trusted_by_its_own_ca(
    filled: Path, authority: tuple[Path, ssl.SSLContext]
) -> None:
    pem, context = authority
    gateway = Gateway()
    port = await gateway.open(trust=context)
    more = {"wecom_ws_url": f"wss://127.0.0.1:{port}", "wecom_ca_file": pem}
    async with office(filled, gateway=gateway, **more) as here:
        await works(here, "拜访3家", "拜访 3")


def test_the_pauses_grow_are_never_alike_and_forget_after_a_good_time() -> None:
    backoff = Backoff(Pauses())
    pauses = [backoff.next() for _ in range(30)]
    assert pauses[0] < 1.3
    assert max(pauses) <= 25, "back within a minute of the gateway's return"
    assert len(set(pauses)) == 30
    backoff.held(5)
    assert backoff.next() > 10, "a link that ends at once makes up for nothing"
    backoff.held(60)
    assert backoff.next() < 1.3
    assert all(backoff.limited() >= 60 for _ in range(5))


def _trouble(here: Office) -> str:
    with here.store.look(here.clock()) as look:
        return links.state(look, "wecom")[1]
