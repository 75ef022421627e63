"""Slack's signature: every flipped bit is found, and two secrets are good while one is replaced."""

import json
import random

from bot.platforms.slack.verify import sign, signed
from tests.bot.slack.route import GOOD, STAMP, authentic, message
from tests.fakes.slack.team import SECRET
from tests.promises.scale import FULL


def test_every_flipped_bit_is_found() -> None:
    rng = random.Random(7)
    for number in range(1000 if FULL else 20):
        body = json.dumps(message(stamp=f"17000000{number % 100:02d}.{number:06d}")).encode()
        headers = authentic(body)
        bits = len(body) * 8
        chosen = range(bits) if number < 2 else rng.sample(range(bits), 64)
        for bit in chosen:
            flipped = bytearray(body)
            flipped[bit // 8] ^= 1 << bit % 8
            assert not signed(headers, bytes(flipped), [SECRET.encode()], float(STAMP))
        for place in (1, 2):
            name, value = headers[place]
            for bit in range(len(value) * 8):
                changed = bytearray(value)
                changed[bit // 8] ^= 1 << bit % 8
                forged = [*headers[:place], (name, bytes(changed)), *headers[place + 1 :]]
                assert not signed(forged, body, [SECRET.encode()], float(STAMP)), bit
        assert signed(headers, body, [SECRET.encode()], float(STAMP))


def test_two_secrets_are_good_while_one_is_changed() -> None:
    body, old, new = GOOD, b"a" * 32, b"b" * 32
    for secret in (old, new):
        headers = [*authentic(body)[:2], (b"x-slack-signature", sign(secret, STAMP.encode(), body))]
        assert signed(headers, body, [old, new], float(STAMP))
        assert not signed(headers, body, [b""], float(STAMP))
