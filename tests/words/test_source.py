"""Which wordings are found in the source: each that a person may see, and none that nobody does."""

from pathlib import Path

import pytest

from words.source import Source, source_at


@pytest.fixture
def found(tmp_path: Path) -> "Found":
    return Found(tmp_path)


class Found:
    """A house of one file."""

    def __init__(self, root: Path) -> None:
        self.root = root

    def source(self, file: str, body: str) -> Source:
        path = self.root / file
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(body, encoding="utf-8")
        return source_at(self.root)

    def within(self, body: str, file: str = "bot/cli.py") -> set[str]:
        source = self.source(file, body)
        assert source.faults == []
        return {*source.wordings}


@pytest.mark.parametrize("decorator", ["app.command()", 'app.command("import")', "app.callback()"])
def test_the_docstring_of_a_command_is_one(found: Found, decorator: str) -> None:
    assert found.within(f'@{decorator}\ndef one():\n    """Does it."""\n') == {"Does it."}


def test_of_a_parameter_its_help_and_what_stands_for_its_value(found: Found) -> None:
    body = 'At = Annotated[str, typer.Option("--at", help="When.", metavar="TIME", rich_help_panel="More")]\n'
    assert found.within(f'{body}def one(x: Annotated[str, typer.Argument(help="What.")]): ...\n') == {
        "When.",
        "TIME",
        "What.",
    }


def test_of_a_program_its_help(found: Found) -> None:
    assert found.within('app = typer.Typer(help="Set it up.", no_args_is_help=True)\n') == {"Set it up."}


@pytest.mark.parametrize(
    "body",
    [
        'def one():\n    """No command."""\n',
        '@cache\ndef one():\n    """No command."""\n',
        '@other.command()\ndef one():\n    """No command of ours."""\n',
        "@app.command()\ndef one(): ...\n",
        'argparse.ArgumentParser(help="not ours")\n',
        "typer.Option(help=words)\n",
    ],
)
def test_other_docstrings_and_helps_are_none(found: Found, body: str) -> None:
    assert found.within(body) == set()


def test_texts_are_found_with_their_plurals_and_both_arms_of_a_choice(found: Found) -> None:
    body = 'text("a {n}", n=1)\ncounted("{n} b", "{n} bs", 2)\n_("c" if x else "d")\ntext(words)\n'
    source = found.source("cards/one.py", body)
    assert {*source.wordings} == {"a {n}", "{n} b", "c", "d"}
    assert source.wordings["{n} b"].plural == "{n} bs"
    assert source.wordings["c"].files == {"cards/one.py"}


def test_the_text_of_a_library_is_none(found: Found) -> None:
    assert found.within('from sqlalchemy import text\ntext("SELECT 1")\n', "storage/one.py") == set()
    assert found.within('from language.text import text\ntext("Hello")\n', "cards/one.py") == {"Hello"}


@pytest.mark.parametrize("msgid", ['f"a {n}"', '"a" + b'])
def test_a_wording_that_is_put_together_is_a_fault(found: Found, msgid: str) -> None:
    assert found.source("cards/one.py", f"x = 1\ntext({msgid})\n").faults == [
        "cards/one.py:2: a msgid is put together here; write it out"
    ]


def test_two_plurals_of_one_wording_are_a_fault(found: Found) -> None:
    found.source("cards/one.py", 'counted("{n} a", "{n} as", 1)\n')
    assert len(found.source("cards/two.py", 'counted("{n} a", "{n} aa", 1)\n').faults) == 1


def test_templates_are_read_as_well(found: Found) -> None:
    page = '<p>{{ text("Say it") }} {{ counted("{n} c", "{n} cs", 2) }}</p>'
    assert found.within(page, "web/templates/page.html") == {"Say it", "{n} c"}
