"""A wrong call is told in the language of the terminal's locale, with what was meant where that is plain."""

import pytest

from bot.cli import app
from bot.usage import program

CALLS = {
    "bogus": ("没有 bogus 这个命令", "there is no command bogus"),
    "chekc": ("没有 chekc 这个命令；是不是 check？", "there is no command chekc; did you mean check?"),
    "slack manifst": (
        "没有 manifst 这个命令；是不是 manifest？",
        "there is no command manifst; did you mean manifest?",
    ),
    "run --bogus": ("没有 --bogus 这个选项", "there is no option --bogus"),
    "wecom roster --aply": (
        "没有 --aply 这个选项；是不是 --apply？",
        "there is no option --aply; did you mean --apply?",
    ),
    "restore": ("没写文件", "FILE is missing"),
    "say": ("没写话", "WORDS is missing"),
    "run --role": ("--role 后面要写一个值", "--role needs a value behind it"),
    "restore --replace=3 x": ("--replace 后面不写值", "--replace takes no value"),
    "say more words": ("多了 words；属于一起的请用引号", "words is too much; put what belongs together in quotes"),
    "read visited": (
        "多了 visited：read 只接受选项；查看选项：dealdrum read --help",
        "visited is too much: read takes options alone; to see them: dealdrum read --help",
    ),
    "backup --keep x": ("--keep x：不是整数", "--keep x: it is not a whole number"),
    "backup --keep 0": ("--keep 0：至少写 1", "--keep 0: give 1 or more"),
    "simulate --days 400": ("--days 400：最多写 366", "--days 400: give 366 or less"),
    "apply --from 2026-13-01": (
        "--from 2026-13-01：不是日期；例如 2026-11-22",
        "it is not a day; for example 2026-11-22",
    ),
}


@pytest.mark.parametrize("call", CALLS)
@pytest.mark.parametrize(("locale", "number"), [("zh_CN.UTF-8", 0), ("C.UTF-8", 1)])
def test_a_wrong_call_is_told_in_words_of_ours(
    call: str, locale: str, number: int, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("LC_ALL", locale)
    monkeypatch.setenv("COLUMNS", "120")
    with pytest.raises(SystemExit) as ended:
        program(app)(call.split(), prog_name="dealdrum")
    printed = capsys.readouterr()
    assert ended.value.code == 2
    assert printed.out == ""
    assert CALLS[call][number] in printed.err


def test_what_nobody_foresaw_keeps_the_words_it_came_with(capsys: pytest.CaptureFixture[str]) -> None:
    import typer

    odd = typer.Typer()

    @odd.command()
    def one() -> None:
        raise typer.BadParameter("stars are wrong")

    odd.command("two")(lambda: None)
    with pytest.raises(SystemExit):
        program(odd)(["one"], prog_name="odd")
    assert "stars are wrong" in capsys.readouterr().err


def test_the_version_is_that_of_the_package(capsys: pytest.CaptureFixture[str]) -> None:
    from importlib.metadata import version

    with pytest.raises(SystemExit) as ended:
        program(app)(["--version"], prog_name="dealdrum")
    assert (ended.value.code, capsys.readouterr().out) == (0, f"DealDrum {version('dealdrum')}\n")
