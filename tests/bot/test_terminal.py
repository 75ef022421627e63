"""The playground in a terminal: what is told of what went wrong."""

import json
import re
from pathlib import Path

import pytest

from tests.bot.command import dealdrum
from tests.bot.faulty import broken, let
from tests.bot.test_cli import sample as sample


def test_a_message_that_fails_inside_is_told_at_once_in_the_terminal(
    sample: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    let(monkeypatch, "mute", broken)
    done = dealdrum(sample, "say", "免打扰", "--as", "小王", LC_ALL="zh_CN.UTF-8")
    found = re.fullmatch("（没有回答：内部出错，编号 ([0-9a-f]{8})；稍后会自动再试）\n", done.out)
    assert found
    (logged,) = [json.loads(line) for line in done.err.splitlines()]
    assert (logged["id"], logged["event"], logged["level"]) == (found[1], "message failed", "warning")
