"""What is drawn keeps every limit of Block Kit, by an independent judge; nobody's words become markup."""

import random
import re
from typing import Any

import pytest
import slackblocks as judge

from bot.platforms.slack.draw import MOST_BUTTONS, messages
from bot.platforms.slack.escape import WORD_JOINER, inert
from bot.platforms.slack.modal import drawn
from cards.form import checkin_form, deal_form
from chat.message import Person, Reader
from chat.reply import Block, Button, Buttons, Line, Mention, Picture, Reply, Table
from language.text import text
from scheduler.clock import read_clock
from storage.people import directory
from storage.store import Store
from tests.company import TODAY
from tests.contracts.test_platforms import CHART, SAMPLES
from tests.fakes.slack.limits import faults, texts, too_long, view_faults
from tests.promises.scale import FULL

READER = Reader("en", "Asia/Shanghai")
Json = dict[str, Any]
NASTY = (
    "<!channel>", "<!here>", "<!everyone|x>", "<@U0REP0001>", "<#C0SALES01>", "<!subteam^S1|x>", "<http://evil.tld|x>",
    "<!date^1^{date}|x>", "@channel", "@here", "https://evil.tld/a?b=c", "www.evil.tld", "mailto:a@b.tld", "a@evil.tld",
    "*bold*", "_it_", "~x~", "`code`", "```x```", "> quote", "\n> quote", "[x](http://evil.tld)", "&lt;!channel&gt;",
    "&", "\u202e<!channel>", "<\u200b!channel>", "<!chan", "nel>", "字" * 40, "\ud800", "\x00", "", " ", "😀", "{0}", "%s",
)  # fmt: skip
LIVE = re.compile(r"<(?:[!@#]|https?:|mailto:)")


def judged(block: Json) -> None:
    """Build the block with slackblocks, which refuses what breaks a limit; it has to come out the same."""
    match block["type"]:
        case "rich_text":
            (section,) = block["elements"]
            made: judge.Block = judge.RichTextBlock(
                judge.RichTextSection([_rich(one) for one in section["elements"]])
            )
        case "actions":
            made = judge.ActionsBlock(
                [judge.Button(text=judge.PlainText(one["text"]["text"], emoji=True), action_id=one["action_id"], value=one["value"])
                 for one in block["elements"]]
            )  # fmt: skip
        case "table":
            made = judge.TableBlock(
                rows=[[judge.RawText(cell["text"]) for cell in row] for row in block["rows"]],
                column_settings=[judge.ColumnSettings(align=one["align"]) for one in block["column_settings"]],
            )
        case "image":
            made = _image(block)
        case other:
            raise AssertionError(other)
    assert {key: part for key, part in made._resolve().items() if key != "block_id"} == block


def _image(block: Json) -> judge.Block:
    """The judge's own files have to have an address; ours are named by id alone, as Slack allows."""
    file = judge.SlackFile(id=block["slack_file"]["id"], url=None)
    return judge.ImageBlock(alt_text=block["alt_text"], slack_file=file)


def _rich(element: Json) -> Any:
    if element["type"] == "user":
        return judge.RichTextUser(element["user_id"])
    return judge.RichText(element["text"], bold=element.get("style", {}).get("bold"))


def all_of(*blocks: Block, files: tuple[str | None, ...] = ()) -> list[Json]:
    """The drawn blocks, each message within its limits, each block judged."""
    found = []
    for message in messages(Reply(blocks), READER, files):
        assert faults(message.blocks) == []
        assert not too_long(message.blocks)
        assert 0 < len(message.text) <= 4000
        for block in message.blocks:
            judged(block)
        found += message.blocks
    return found


@pytest.mark.parametrize("kind", SAMPLES, ids=lambda kind: kind.__name__)
def test_every_kind_of_block_is_drawn_as_slack_takes_it(kind: type) -> None:
    block, said = SAMPLES[kind]
    for files in ((), ("F000000001",)) if kind is Picture else ((),):
        shown = "\n".join(texts(all_of(block, files=files)))
        assert all(word in shown for word in said)


@pytest.mark.parametrize(
    "blocks",
    [
        tuple(Line("x" * 5000) for _ in range(9)),
        tuple(Line("x") for _ in range(400)),
        tuple(Table(("a", "b"), tuple((n, "y" * 200) for n in range(90))) for _ in range(4)),
        (Table((), tuple((n,) for n in range(300))),),
        (Table(("a",) * 30, (("",) * 30,)),),
        (Table(("a", "b"), (("", ""), ("\x00", " "))),),
        (Buttons(tuple(Button(text("{n}", n="z" * 200), "say " + "v" * 3000) for _ in range(MOST_BUTTONS * 3))),),
        (Line(""), Line("   "), Line("x", strong=True)),
        (Mention(Person("slack", "T", "U0REP0001", "Ann")), Mention(Person("slack", "T", "<!channel>", "<!here>"))),
        tuple(block for n in range(80) for block in (Line(str(n)), Buttons((Button(text("Undo"), f"undo {n}"),)))),
        (Picture(CHART, tuple(Line("字" * 900) for _ in range(9))),),
    ],
)
def test_however_much_is_said_each_message_is_taken(blocks: tuple[Block, ...]) -> None:
    all_of(*blocks)
    all_of(*blocks, files=("F000000001",))


def test_nothing_is_said_of_an_empty_reply() -> None:
    assert messages(Reply(()), READER, ()) == []


def test_no_name_or_note_becomes_a_mention_a_link_or_formatting() -> None:
    rng = random.Random(3)
    for _ in range(10_000 if FULL else 200):
        name = "".join(rng.choice(NASTY) for _ in range(rng.randint(1, 4)))
        said = text("Recorded {what}", what=name)
        blocks: tuple[Block, ...] = (
            Line(said, strong=rng.random() < 0.5),
            Table((name, "n"), ((name, 1),)),
            Buttons((Button(text("Not {name}", name=name), "admit no K7Q"),)),
            Mention(Person("wecom", "T", "x", name)),
            Picture(CHART, (Line(said),)),
        )
        for files in ((None,), ("F000000001",)):
            for message in messages(Reply(blocks), READER, files):
                assert faults(message.blocks) == [], name
                assert not LIVE.search(message.text), name
                assert not re.search(r"[*_~`]|^>|(?<!\u2060)>", message.text.replace("&gt;", "")), name
                assert not re.search(r"https?:(?!\u2060)|\bwww\.(?!\u2060)", message.text), name
                for block in message.blocks:
                    assert block["type"] in ("rich_text", "table", "actions", "image")  # none of them is ever parsed
                    assert "mrkdwn" not in str(block)
                kinds = {
                    one["type"]
                    for b in message.blocks
                    if b["type"] == "rich_text"
                    for one in b["elements"][0]["elements"]
                }
                assert kinds <= {"text"}


def test_only_an_id_of_slack_becomes_a_live_mention() -> None:
    (block,) = all_of(Mention(Person("slack", "T", "U0REP0001", "<!channel>")))
    assert block["elements"][0]["elements"] == [{"type": "user", "user_id": "U0REP0001"}]


def test_inert_words_are_still_the_words() -> None:
    shown = inert("A & B <ok> > 5").replace(WORD_JOINER, "")
    assert shown == "A &amp; B &lt;ok&gt; &gt; 5"


def test_both_forms_are_views_that_slack_takes(store: Store) -> None:
    with store.look(read_clock()) as look:
        home = directory(look).organization
    long = {"customer": "字" * 9000, "note": "<!channel>", "metric": "nothing", "day": "2026-03-01"}
    for form in (checkin_form(home, TODAY), deal_form(home, TODAY), checkin_form(home, TODAY, long)):
        for locale in ("en", "zh_CN", "zh_TW"):
            assert view_faults(drawn(form, Reader(locale, "UTC")), kind="modal") == []
