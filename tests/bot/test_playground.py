"""The playground without its page: the sample company, its day, and whose database it keeps its hands off."""

from datetime import UTC, date, datetime
from pathlib import Path

import pytest

from bot.platforms.playground.inbound import incoming
from bot.playing import open_sample
from bot.settings import Settings
from chat.message import Person
from tests.bot.command import Done, dealdrum
from tests.bot.test_cli import RULES

DAY = "2026-11-18"


def board_of(folder: Path) -> Done:
    """The board of a fresh sample company of that day."""
    open_sample(Settings(dealdrum_home=folder / "home"), date.fromisoformat(DAY)).store.close()
    return dealdrum(folder, "say", "排行榜", "--as", "小王")


def test_the_same_day_gives_the_same_company(tmp_path: Path) -> None:
    boards = []
    for name in ("one", "two"):
        folder = tmp_path / name
        folder.mkdir()
        boards.append(board_of(folder))
    assert boards[0].out == boards[1].out
    assert boards[0].out.startswith("🏆 11月签单额排行榜")
    assert "王建国" in boards[0].out


@pytest.mark.parametrize("words", ["@DealDrum 谁没报", "@战鼓 谁没报", "@dealdrum, 谁没报", "谁没报"])
def test_the_bot_may_be_called_by_its_name(words: str) -> None:
    now = datetime(2026, 11, 18, 10, tzinfo=UTC)
    assert incoming("new", Person("playground", "playground", "lin"), "team-east", words, now).text == "谁没报"


def test_a_real_company_is_left_alone(tmp_path: Path) -> None:
    (tmp_path / "rules.toml").write_text(RULES, "utf-8")
    address = f"sqlite:///{tmp_path / 'company.db'}"
    dealdrum(tmp_path, "apply", "rules.toml", DATABASE_URL=address)
    for command in (["say", "今天拜访3家"], ["chat"]):
        said = dealdrum(tmp_path, *command, DATABASE_URL=address).mistake
        assert said.startswith("DATABASE_URL: it holds a real company")
    assert "company: 星河, 1 team, 1 member" in dealdrum(tmp_path, "check", DATABASE_URL=address).out


@pytest.mark.parametrize("words", ["", "  \n "])
def test_a_blank_line_of_a_conversation_is_passed_over(tmp_path: Path, words: str) -> None:
    done = dealdrum(tmp_path, "chat", typed=words + "\n")
    assert (done.code, done.out, done.err) == (0, "", "")
