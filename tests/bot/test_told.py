"""The terminal speaks the language of its locale, as every program does."""

from pathlib import Path

import pytest

from bot.founding import rules_at
from bot.mistakes import Mistake, said
from bot.platforms.slack.settings import Settings as SlackSettings
from bot.settings import read_settings
from bot.told import VARIABLES, locale, told
from language.text import text
from scoring.mistake import RulesError
from tests.bot.command import dealdrum


@pytest.mark.parametrize(
    ("variables", "found"),
    [
        ({}, ""),
        ({"LANG": "C.UTF-8"}, "C"),
        ({"LANG": "zh_CN.UTF-8"}, "zh_CN"),
        ({"LANG": "en_US.UTF-8", "LC_MESSAGES": "zh_TW.UTF-8"}, "zh_TW"),
        ({"LANG": "zh_CN.UTF-8", "LC_ALL": "de_DE@euro"}, "de_DE"),
        ({"LANG": "zh_CN.UTF-8", "LC_ALL": ""}, "zh_CN"),
    ],
)
def test_the_locale_is_that_of_the_first_variable_that_is_set(
    variables: dict[str, str], found: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name in VARIABLES:
        monkeypatch.delenv(name, raising=False)
    for name, value in variables.items():
        monkeypatch.setenv(name, value)
    assert locale() == found


def test_words_come_in_that_language_and_in_english_for_any_other(monkeypatch: pytest.MonkeyPatch) -> None:
    words = {}
    for name in ("zh_CN.UTF-8", "zh_TW.UTF-8", "de_DE.UTF-8", "C"):
        monkeypatch.setenv("LC_ALL", name)
        words[name] = told(text("for example {example}", example="PORT=8765"))
    assert list(words.values()) == ["例如 PORT=8765", "例如 PORT=8765"] + ["for example PORT=8765"] * 2


WRONG = {
    "WECOM_BOT_ID=aib1": "设了 WECOM_BOT_ID，没设 WECOM_BOT_SECRET：两项都从机器人页面复制（API 模式 → 长连接）",
    "WECOM_CALLBACK_AES_KEY=short": ".env，WECOM_CALLBACK_AES_KEY 不能用：请写“接收消息”里的 EncodingAESKey，正好 43 个字符",
    "WECOM_AGENT_ID=x": ".env，WECOM_AGENT_ID 不能用：请写应用页面上的 AgentId，只有数字，例如 WECOM_AGENT_ID=1000002",
    "WECOM_BOT_SECERT=x": ".env 第 1 行：没有 WECOM_BOT_SECERT 这个设置；应写 WECOM_BOT_SECRET",
    "HTTPS_PROXY=http://p:1": ".env 第 1 行：HTTPS_PROXY 只从环境变量读取；请在启动前写 export HTTPS_PROXY=…",
    "PORT：8765": ".env 第 1 行：这不是设置；请写成 KEY=值，例如 PORT=8765",
}


RULES = """[organization]
name = "星河"
zone = "Asia/Shanghai"
currency = "CNY"
locale = "zh_CN"
"""
IN_RULES = {
    RULES.replace(
        "CNY", "人民币"
    ): 'rules.toml，第 4 行：[organization]: currency = "人民币" 不是 ISO 4217 货币；是不是 "CNY"？',
    RULES + '[[teams]]\nkey = "east"\nname = "华东"\n[[members]]\nkey = "wang"\nname = "小王"\nteam = "华东"\n': (
        'rules.toml，第 12 行：[[members]] "小王": team = "华东" 不在 [[teams]] 里；是不是 "east"？'
    ),
    RULES + "[[metrics]]\n": 'rules.toml，第 6 行：[[metrics]] #1: key 没有写；例如：key = "test_drives"',
    RULES + "name： x\n": "rules.toml，第 6 行：name： x 不是 TOML",
}


@pytest.mark.parametrize("body", IN_RULES)
def test_a_slip_in_the_rules_file_is_told_in_chinese_with_its_line(
    body: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("LC_ALL", "zh_CN.UTF-8")
    path = tmp_path / "rules.toml"
    path.write_text(body, encoding="utf-8")
    with pytest.raises(RulesError) as caught:
        rules_at(path)
    assert (said(caught.value) or "").startswith(IN_RULES[body])


SLACKS = {
    "SLACK_BOT_TOKEN=xapp-1-A1-2-abc": ".env，SLACK_BOT_TOKEN 不能用：请填应用的 Bot User OAuth Token",
    "SLACK_APP_TOKEN=xapp-1-A1-2-abc": "设了 SLACK_APP_TOKEN；请再设 SLACK_BOT_TOKEN",
}


@pytest.mark.parametrize("line", SLACKS)
def test_slips_in_slacks_settings_are_told_in_chinese(
    line: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("LC_ALL", "zh_CN.UTF-8")
    monkeypatch.chdir(tmp_path)
    (tmp_path / ".env").write_text(f"{line}\n", encoding="utf-8")
    with pytest.raises(Mistake) as caught:
        read_settings(SlackSettings).is_set()
    assert str(caught.value).startswith(SLACKS[line])


@pytest.mark.parametrize("line", WRONG)
def test_an_admin_with_a_chinese_terminal_reads_what_to_do(
    line: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("LC_ALL", "zh_CN.UTF-8")
    (tmp_path / ".env").write_text(f"{line}\n", encoding="utf-8")
    done = dealdrum(tmp_path, "check")
    assert WRONG[line] in (done.out + done.err).splitlines()
    assert done.code == 2
