"""Sheets brought in: nothing before the yes, nothing twice, each faulty row with its remedy, out and in again."""

import re
from datetime import date, timedelta
from pathlib import Path

import pytest

from bot.sheets import file_of
from bot.spreadsheet import sheet_text
from chat.message import Reader
from chat.reply import Sheet
from handlers.exporting import What, sheet_of
from handlers.sheet.bringing import smallest
from scoring.metric import BUILT_IN
from scoring.period import Period, period_of
from scoring.sheet.cell import Unfit
from scoring.sheet.heading import Heading
from scoring.sheet.layout import Column
from storage import totals
from storage.people import directory
from tests.dialogues.stage import Stage

BOOKINGS = next(metric for metric in BUILT_IN if metric.key == "bookings")
NOVEMBER = period_of("month", date(2026, 11, 1))
TEAM = "姓名\t团队\t签单额目标(万元)\t本月签单额\t拜访完成\n张三\t华东一组\t30\t12.5万\t20\n赵四\t华南组\t20\t3万\t5\n合计\t\t50\t\n"


def heard(stage: Stage, who: str, text: str) -> str:
    return "\n".join(one.words for one in stage.say(who, text))


def saved(stage: Stage, who: str, text: str) -> str:
    """Send a sheet and say yes; what is said then."""
    shown = heard(stage, who, text)
    code = re.search(r"(?:确认|yes) ([A-Z2-9]{3})", shown)
    assert code, shown
    return heard(stage, who, f"sheet yes {code[1]}")


def members(stage: Stage) -> dict[str, int]:
    return {one.name: one.id for one in stage.directory().organization.members.values()}


def sums(stage: Stage, metric: str) -> dict[str, int]:
    names = {number: name for name, number in members(stage).items()}
    with stage.store.look(stage.now) as look:
        directory(look)
        return {names[who]: amount for who, amount in totals.by_member(look, NOVEMBER, metric).items() if amount}


def test_nothing_is_saved_before_the_yes_and_then_all_of_it(stage: Stage) -> None:
    shown = heard(stage, "陈总", TEAM)
    for words in ("还没有保存", "新增团队 1 个：华南组", "新增成员 2 人：张三、赵四", "合计 ¥500,000", "第 4 行"):
        assert words in shown
    assert "张三" not in members(stage)
    saved(stage, "陈总", TEAM)
    assert {"张三", "赵四"} <= set(members(stage))
    assert sums(stage, "bookings") == {"张三": 12_500_000, "赵四": 3_000_000}
    assert sums(stage, "visits") == {"张三": 20, "赵四": 5}
    assert "¥300,000" in heard(stage, "陈总", "目标 张三")


def test_the_same_sheet_twice_changes_nothing_even_after_new_reports(stage: Stage) -> None:
    sheet = "姓名,本月拜访完成\n小王,20\n小李,5\n"
    heard(stage, "小王", "今天拜访3家")
    saved(stage, "晓峰", sheet)
    assert sums(stage, "visits") == {"王建国": 20, "李思雨": 5}
    heard(stage, "小王", "又拜访2家")
    assert "没有需要变更" in heard(stage, "晓峰", sheet)
    assert sums(stage, "visits") == {"王建国": 22, "李思雨": 5}


def test_a_second_sheet_corrects_the_first_and_never_what_was_said_in_the_chat(stage: Stage) -> None:
    heard(stage, "小王", "今天拜访3家")
    saved(stage, "晓峰", "姓名,本月拜访完成\n小王,20\n")
    saved(stage, "晓峰", "姓名,本月拜访完成\n小王,15\n")
    assert sums(stage, "visits") == {"王建国": 15}
    assert "比表里多" in heard(stage, "晓峰", "姓名,本月拜访完成\n小王,2\n")


def test_one_bad_row_of_five_hundred_is_explained_and_the_others_are_shown(stage: Stage) -> None:
    rows = [f"客户{n},小王" for n in range(499)]
    rows.insert(200, "=1+1,小王")
    shown = heard(stage, "晓峰", "客户,负责人\n" + "\n".join(rows))
    assert "新增客户 499 个" in shown
    assert "第 202 行：是公式" in shown


def test_two_people_with_one_name_are_asked_apart_by_key_or_team(stage: Stage) -> None:
    assert "出现两次" in heard(stage, "陈总", "姓名,团队\n李伟,华东一组\n李 伟,Singapore\n")
    saved(stage, "陈总", "姓名,团队,工号\n李伟,华东一组,lw\n李 伟,Singapore,w-li\n")
    home = stage.directory().organization
    first, second = (one for one in home.members.values() if one.name == "李伟")
    assert f"请加一列“工号”区分（{first.key}、{second.key}）" in heard(stage, "陈总", "姓名,拜访完成\n李伟,3\n")
    saved(stage, "陈总", "姓名,团队,拜访完成\n李伟,Singapore,3\n")
    saved(stage, "陈总", f"姓名,工号,拜访完成\n李伟,{first.key},4\n")
    with stage.store.look(stage.now) as look:
        directory(look)
        assert totals.by_member(look, NOVEMBER, "visits") == {second.id: 3, first.id: 4}


def test_a_lead_brings_in_the_own_team_alone_and_a_rep_no_results(stage: Stage) -> None:
    shown = heard(stage, "晓峰", "姓名,团队,拜访完成\nGrace,Singapore,3\n新人甲,华北组,1\n新人乙,华东一组,1\n")
    assert "请经理导入" in shown
    assert "只有经理可以新增" in shown
    assert "新增成员 1 人：新人乙" in shown
    assert "请由主管导入" in heard(stage, "小王", "姓名,拜访完成\n小王,300\n")
    assert "新增客户 1 个" in heard(stage, "小王", "客户,负责人\n星河,小王\n")
    assert "请经理导入" in heard(stage, "小王", "客户,负责人\n星河,小李\n")


@pytest.mark.parametrize("role", ["经理", "admin"])
def test_a_lead_makes_nobody_more_than_they_are(stage: Stage, role: str) -> None:
    assert "请找管理员" in heard(stage, "晓峰", f"姓名,角色\n小王,{role}\n")


def test_dated_rows_are_written_once_and_those_of_the_future_are_told(stage: Stage) -> None:
    sheet = "日期,姓名,拜访,电话\n11/3,小王,3,20\n11/3,小王,3,20\n2026-11-20,小王,1,1\n,小王,1,1\n"
    shown = heard(stage, "晓峰", sheet)
    assert "还没到" in shown
    assert "没有日期" in shown
    saved(stage, "晓峰", sheet)
    assert sums(stage, "visits") == {"王建国": 6}
    assert "没有需要变更" in heard(stage, "晓峰", sheet)


def test_deals_come_in_once_with_their_stage_and_count_without_a_poster(stage: Stage) -> None:
    sheet = "客户,负责人,阶段,金额(万元),日期\n星河,小王,报价,5,11/3\n大江,小王,签约,3,11/4\n大河,小王,签,1,11/4\n"
    shown = heard(stage, "晓峰", sheet)
    assert "“签”不是阶段" in shown
    saved(stage, "晓峰", sheet)
    assert sums(stage, "bookings") == {"王建国": 3_000_000}
    assert not stage.later(stage.now.replace(hour=16))
    assert "没有需要变更" in heard(stage, "晓峰", sheet)


def test_an_undo_by_word_never_takes_what_a_sheet_brought(stage: Stage) -> None:
    heard(stage, "小王", "拜访2家")
    saved(stage, "晓峰", "姓名,电话完成\n小王,20\n")
    heard(stage, "小王", "撤销")
    assert sums(stage, "calls") == {"王建国": 20}
    assert not sums(stage, "visits")


def test_the_records_of_a_sheet_go_together_by_its_code(stage: Stage) -> None:
    shown = heard(stage, "陈总", TEAM)
    code = re.search(r"确认 ([A-Z2-9]{3})", shown)
    assert code
    heard(stage, "陈总", f"sheet yes {code[1]}")
    assert "已撤销" in heard(stage, "陈总", f"导入 撤销 {code[1]}")
    assert not sums(stage, "visits")
    assert "撤销过了" in heard(stage, "陈总", f"导入 撤销 {code[1]}")


def test_what_changed_since_the_preview_is_shown_anew(stage: Stage) -> None:
    shown = heard(stage, "晓峰", "姓名,拜访完成\n小王,20\n小李,5\n")
    code = re.search(r"确认 ([A-Z2-9]{3})", shown)
    assert code
    saved(stage, "陈总", "姓名,拜访完成\n小李,5\n")
    assert "期间数据有变" in heard(stage, "晓峰", f"sheet yes {code[1]}")
    assert not sums(stage, "visits").get("王建国")
    heard(stage, "晓峰", f"sheet yes {code[1]}")
    assert sums(stage, "visits")["王建国"] == 20
    assert "已经保存过" in heard(stage, "晓峰", f"sheet yes {code[1]}")


def test_a_question_is_answered_by_its_button_before_anything_is_shown(stage: Stage) -> None:
    shown = stage.say("晓峰", "姓名,拜访\n小王,20\n")
    assert "目标，还是已经完成" in shown[0].words
    code = re.search(r"sheet as ([A-Z2-9]{3}) numbers done", repr(shown))
    assert code
    (after,) = stage.receive([stage.incoming("晓峰", f"sheet as {code[1]} numbers done", kind="press")])
    assert "本月业绩 1 项" in after.words


def test_a_targets_change_by_a_lead_beyond_fifteen_percent_goes_to_a_manager(stage: Stage) -> None:
    saved(stage, "晓峰", "姓名,团队,签单额目标\n新人乙,华东一组,100000\n")
    assert "请经理导入" in heard(stage, "晓峰", "姓名,签单额目标\n新人乙,200000\n")
    assert "目标 1 个" in heard(stage, "晓峰", "姓名,签单额目标\n新人乙,110000\n")


def out(stage: Stage, what: What, locale: str, form: str) -> str:
    """A sheet as its file, and that file as a message."""
    with stage.store.look(stage.now) as look:
        home = directory(look).organization
        period = Period("month", NOVEMBER.start, NOVEMBER.end)
        sheet: Sheet = sheet_of(look, home, what, period, list(home.members))
    data = file_of(sheet, Reader(locale, home.zone), "xlsx" if form == "xlsx" else "csv")
    return sheet_text(f"{sheet.name}.{form}", data)


@pytest.mark.parametrize("locale", ["zh_CN", "zh_TW", "en"])
@pytest.mark.parametrize("what", ["roster", "targets", "totals", "customers", "records", "deals"])
@pytest.mark.parametrize("form", ["csv", "xlsx"])
def test_what_goes_out_changes_nothing_when_it_comes_back(stage: Stage, what: What, locale: str, form: str) -> None:
    saved(stage, "陈总", TEAM)
    heard(stage, "小王", "今天拜访星河科技、大江，签单 大江 3万5")
    heard(stage, "小李", "电话20，报价 大河 800元")
    assert "没有需要变更" in heard(stage, "陈总", out(stage, what, locale, form))


@pytest.mark.parametrize("what", ["roster", "targets", "customers", "totals", "deals"])
def test_what_goes_out_of_one_company_makes_the_same_of_another(stage: Stage, what: What, tmp_path: Path) -> None:
    saved(stage, "陈总", TEAM)
    saved(stage, "陈总", "客户,负责人,阶段,金额\n星河,小王,报价,5万\n'=1+1,小李,意向,\n")
    (tmp_path / "other").mkdir()
    other = Stage(tmp_path / "other")
    try:
        saved(other, "陈总", out(stage, "roster", "zh_CN", "xlsx"))
        if what != "roster":
            saved(other, "陈总", out(stage, what, "en", "csv"))
        mine, theirs = (out(one, what, "zh_CN", "csv").split("\n") for one in (stage, other))
        shown = [re.sub(r"\b[A-Z2-9]{3}\b|20\d\d-\d\d-\d\d \d\d:\d\d", "", line) for line in mine]
        assert shown == [re.sub(r"\b[A-Z2-9]{3}\b|20\d\d-\d\d-\d\d \d\d:\d\d", "", line) for line in theirs]
        assert len(shown) > 3
    finally:
        other.close()


@pytest.mark.parametrize("what", ["花名册", "目标", "业绩", "明细", "客户", "单子"])
@pytest.mark.parametrize("who", ["陈总", "Amy"])
def test_every_template_is_a_sheet_that_is_known_when_it_comes_back(stage: Stage, what: str, who: str) -> None:
    sheets = [
        block
        for one in stage.say(who, f"模板 {what}")
        for block in one.delivery.reply.blocks
        if isinstance(block, Sheet)
    ]
    (sheet,) = sheets
    text = sheet_text("x.csv", file_of(sheet, Reader("zh_CN" if who == "陈总" else "en", "UTC"), "csv"))
    answer = heard(stage, who, text)
    assert "没有需要变更" in answer or "would change anything" in answer


@pytest.mark.parametrize(
    "text",
    [
        "导入\n",
        "import x\na\tb\n",
        "姓名\t团队\n" + "\x00\u202e\t=cmd|'!A0\n" * 3,
        "姓名,拜访完成\n" + "小王," + "9" * 400,
        "sheet yes",
        "sheet as ZZZ a b",
    ],
)
def test_hostile_tables_are_answered_with_a_sentence(stage: Stage, text: str) -> None:
    assert heard(stage, "陈总", text)


def test_who_sold_before_by_the_sheet_is_not_welcomed_to_the_board(stage: Stage) -> None:
    saved(stage, "晓峰", "姓名,本月签单额完成\n小王,3万\n")
    stage.say("小王", "签单 星河 5万")
    stage.say("小李", "签单 大江 4万")
    poster = [one.words for one in stage.later(timedelta(minutes=3)) if "喜报" in one.words][-1]
    assert "李思雨 首单" in poster
    (briefing,) = [
        one.words for one in stage.later(stage.now.replace(day=20, hour=9, minute=1)) if "早上好，华东" in one.words
    ]
    assert "首单：李思雨！" in briefing


def test_new_people_are_known_by_their_first_names_and_what_they_did_is_not_the_speakers(stage: Stage) -> None:
    saved(stage, "陈总", "name,team\nChloe Ong,Singapore\nGrace Lee,Singapore\n")
    names = {one.name: one.names for one in stage.directory().organization.members.values()}
    assert (names["Chloe Ong"], names["Grace Lee"]) == (("Chloe",), ())  # there is a Grace already
    assert "Chloe Ong" in heard(stage, "Priya", "rep Chloe")
    heard(stage, "Priya", "Chloe visited 2")
    assert "Priya Raman" not in sums(stage, "visits")
    assert "没有需要变更" in heard(stage, "陈总", "name,team\nChloe Ong,Singapore\nGrace Lee,Singapore\n")


@pytest.mark.parametrize(
    ("cell", "currency", "minor"),
    [("$12.5k", "SGD", 1_250_000), ("＄3", "HKD", 300), ("$3", "USD", 300), ("S$3", "SGD", 300)],
)
def test_a_dollar_sign_in_a_sheet_is_the_companys_own_dollar(cell: str, currency: str, minor: int) -> None:
    column = Column(0, "bookings", Heading("done", "bookings"))
    assert smallest(cell, column, BOOKINGS, currency) == minor


@pytest.mark.parametrize(("cell", "currency"), [("US$3", "SGD"), ("$3", "CNY"), ("HK$3", "SGD")])
def test_another_currency_in_a_sheet_is_told(cell: str, currency: str) -> None:
    with pytest.raises(Unfit):
        smallest(cell, Column(0, "bookings", Heading("done", "bookings")), BOOKINGS, currency)
