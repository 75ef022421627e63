"""`--help` speaks the language of the terminal's locale, every command and every parameter of it."""

import re
from pathlib import Path

import pytest

from tests.bot.command import started

LATIN = re.compile(r"[A-Za-z]{2,} [A-Za-z]{2,} [a-z]{2,}")
"""Three words in a row: English that nobody translated."""


@pytest.mark.parametrize(
    ("locale", "said"),
    [
        ("zh_CN.UTF-8", ("用法：dealdrum [选项] 命令 …", "╭─ 命令 ", "说清楚：设好了什么", "设置企业微信")),
        ("zh_TW.UTF-8", ("用法：dealdrum [選項] 命令 …", "╭─ 命令 ", "說清楚：設好了什麼", "設定企業微信")),
        ("de_DE.UTF-8", ("Usage: dealdrum [OPTIONS] COMMAND …", "╭─ Commands ", "Say in plain words what is set up")),
        ("C", ("Usage: dealdrum [OPTIONS] COMMAND …", "╭─ Commands ", "Say in plain words what is set up")),
    ],
)
def test_the_list_of_commands_comes_in_the_terminals_language(
    tmp_path: Path, locale: str, said: tuple[str, ...]
) -> None:
    done = started(tmp_path, "--help", LC_ALL=locale)
    assert (done.code, done.err) == (0, "")
    assert [words for words in said if words not in done.out] == []
    assert locale[:2] != "zh" or not LATIN.search(done.out)


def test_what_a_command_takes_is_named_in_that_language_too(tmp_path: Path) -> None:
    done = started(tmp_path, "simulate", "--help", LC_ALL="zh_CN.UTF-8")
    assert not LATIN.search(done.out)
    for found in (r"--days +数字 +\[1<=x<=366\] +多少天。", r"--today +日期", r"\[默认：usual\]"):
        assert re.search(found, done.out), found
    wrong = started(tmp_path, "import", LC_ALL="zh_CN.UTF-8")
    assert wrong.code == 2
    assert wrong.err.startswith("用法：dealdrum import [选项] {文件}\n看说明：dealdrum import --help\n")
