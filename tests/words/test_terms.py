"""One word for one thing, in each language: what other words for it must not creep in."""

import re
from collections.abc import Iterable, Iterator

import pytest
from babel.messages.catalog import Message

from words.catalogue import FOLDER, catalogue_at

# What is not written → what is.
TERMS = {
    "zh_CN": {
        "组长|队长": "主管",
        "结账|关账": "封账",
        "样例": "示例",
        "成交率": "成功率",
        "休假": "请假",
        "房间": "群",
        "账本": "台账",
    },
    "zh_TW": {
        "組長|隊長": "主管",
        "結帳|關帳": "封帳",
        "賬": "帳",
        "許可權": "權限",
        "這一?專案": "這一項",
        "平臺": "平台",
        "後臺": "後台",
        "紀錄檔": "日誌",
        "群組": "群",
        "帳本": "台帳",
        "天后": "天後",
        "(?<!公)里(?!程)": "裡",
    },
    "en": {r"\bleaders?\b": "lead", r"\bsales ?persons?\b|\bsalesm[ae]n\b": "rep", r"\bKPIs?\b": "metric"},
}


def faults(locale: str, messages: Iterable[Message]) -> Iterator[str]:
    """A line for each wording that says a thing by another word."""
    for message in messages:
        said = message.string if isinstance(message.string, str) else " ".join(message.string or ())
        for other, ours in TERMS[locale].items():
            if message.id and (found := re.search(other, said)):
                yield f"{locale}: {said!r}: write {ours}, not {found[0]}"


@pytest.mark.parametrize("locale", TERMS)
def test_one_thing_has_one_word(locale: str) -> None:
    assert not list(faults(locale, catalogue_at(FOLDER / f"{locale}.po")))


def test_another_word_is_found() -> None:
    assert list(faults("zh_TW", [Message("Your account", "你的賬號")])) == ["zh_TW: '你的賬號': write 帳, not 賬"]
    assert not list(faults("zh_CN", [Message("Your lead", "你的主管")]))
