"""`dealdrum read`: lines in, lines out; what cannot be read is told and passed over."""

import io
import json
import subprocess
import sys
from datetime import date
from pathlib import Path

from bot.read import company_at, explain, main, read_line

ITEM = {
    "id": "a",
    "today": "2026-11-20 (Friday)",
    "lang": "zh-Hans",
    "channel": "wecom",
    "kind": "dm",
    "text": "拜访3家，签了奥克斯3.6万",
}

RULES = """
[organization]
name = "北极星"
zone = "Asia/Shanghai"
currency = "EUR"
locale = "zh_CN"

[[members]]
key = "wang"
name = "王铁柱"

[[metrics]]
key = "tastings"
label = "tastings"
names = ["试饮"]
unit = "场"
kind = "process"
roll = "sum"
"""


def test_a_line_is_read_into_the_corpus_structure() -> None:
    visit = {"metric": "visits", "quantity": 3, "date": "2026-11-20", "customers": []}
    deal = {"customer": "奥克斯", "stage": "signed", "amount": 36000, "currency": "CNY", "date": "2026-11-20"}
    assert json.loads(read_line(json.dumps(ITEM))) == {
        "id": "a",
        "truth": {"intent": "mixed", "activities": [visit], "deals": [deal]},
    }


def test_a_payment_is_paid_on_the_wire_and_a_plan_is_none() -> None:
    paid = json.loads(read_line(json.dumps(ITEM | {"text": "奥克斯回款3万"})))["truth"]
    assert [deal["stage"] for deal in paid["deals"]] == ["paid"]
    assert json.loads(read_line(json.dumps(ITEM | {"text": "明天拜访5家"})))["truth"] == {"intent": "none"}


def test_malformed_lines_are_told_and_the_next_is_read() -> None:
    lines = [
        "{",
        "[]",
        "null",
        '{"id": 7}',
        '{"id": 8, "text": 5, "today": "2026-11-20"}',
        '{"id": 9, "text": "x", "today": "soon"}',
        "",
        json.dumps(ITEM),
    ]
    out = io.StringIO()
    main(lines, out)
    answers = [json.loads(line) for line in out.getvalue().splitlines()]
    assert [answer["id"] for answer in answers] == [None, None, None, 7, 8, 9, "a"]
    assert all("; a line looks like {" in answer["error"] for answer in answers[:-1])
    assert answers[3]["error"].startswith("text is missing; ")
    assert answers[-1]["truth"]["intent"] == "mixed"


def test_an_explanation_says_clause_by_clause_what_counts() -> None:
    told = explain("拜访3家，明天去华为", date(2026, 11, 20))
    assert "'拜访3家' counts\n    拜访[metric]  3家[number]" in told
    assert "'明天去华为' does not count: plan" in told


def test_a_rules_file_gives_the_reader_the_companys_own_words(tmp_path: Path) -> None:
    rules = tmp_path / "rules.toml"
    rules.write_text(RULES, encoding="utf-8")
    company = company_at(rules)
    assert "试饮[metric]" in explain("试饮3场", date(2026, 11, 20), company)
    assert "试饮[metric]" not in explain("试饮3场", date(2026, 11, 20))
    assert "done by 王铁柱" in explain("王铁柱 拜访3家", date(2026, 11, 20), company)
    line = json.dumps({"id": 1, "text": "签了万科30万，试饮3场", "today": "2026-11-20"})
    truth = json.loads(read_line(line, company))["truth"]
    assert (truth["deals"][0]["currency"], truth["activities"][0]["metric"]) == ("EUR", "tastings")


def test_reading_needs_no_library() -> None:
    check = "import sys, bot.read; print(sorted(m for m in ('sqlalchemy', 'pydantic', 'fastapi', 'babel') if m in sys.modules))"
    done = subprocess.run([sys.executable, "-c", check], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"
