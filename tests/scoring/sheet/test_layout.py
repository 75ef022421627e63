"""Headings in two languages and any order, titles above them, and the questions that remain."""

import pytest

from scoring.metric import BUILT_IN
from scoring.sheet.layout import Layout, is_total, layout_of
from scoring.sheet.table import MOST_CHARACTERS, TooLarge, is_table, readable, table_of


def laid_out(text: str, title: str = "", **answers: str) -> Layout:
    found = layout_of(table_of(text), BUILT_IN, "bookings", answers, title)
    assert found
    return found


def meant(layout: Layout) -> list[tuple[str, str, int]]:
    return [(one.field, one.means.metric, one.means.factor) for one in layout.columns]


@pytest.mark.parametrize(
    ("head", "kind"),
    [
        ("姓名\t小组\t岗位", "people"),
        ("Team,Name,Role", "people"),
        ("签单额目标;姓名;拜访目标", "people"),
        ("日期,姓名,拜访,电话", "records"),
        ("day,rep,metric,amount", "records"),
        ("客户名称,负责人", "customers"),
        ("金额(万元),客户,阶段,销售,签约日期", "deals"),
        ("Account,Owner,Stage,Amount,Close Date", "deals"),
        ("| 姓名 | 团队 |", "people"),
    ],
)
def test_headings_tell_what_a_table_holds_in_any_order(head: str, kind: str) -> None:
    assert laid_out(f"{head}\n").kind == kind


def test_a_heading_says_target_or_reached_and_its_unit() -> None:
    found = laid_out("姓名\t11月签单目标(万元)\t冲刺目标\t本月已完成\t拜访完成数\n")
    assert meant(found) == [
        ("name", "", 1),
        ("target", "bookings", 10_000),
        ("stretch", "bookings", 1),
        ("done", "bookings", 1),
        ("done", "visits", 1),
    ]
    assert not found.doubts


def test_numbers_that_say_neither_target_nor_reached_are_asked_about_and_a_title_answers() -> None:
    assert [one.about for one in laid_out("姓名,拜访\n小王,3\n").doubts] == ["numbers"]
    assert laid_out("姓名,拜访\n小王,3\n", numbers="target").columns[1].field == "target"
    assert laid_out("11月业绩表\n姓名,拜访\n小王,3\n").columns[1].field == "done"
    assert laid_out("姓名,拜访\n小王,3\n", title="2026目标.xlsx").columns[1].field == "target"


def test_two_columns_that_fit_one_field_are_asked_about_and_the_answer_is_kept() -> None:
    text = "销售,姓名,团队\n小王,王建国,华东\n"
    (doubt,) = laid_out(text).doubts
    assert doubt.choices == (("0", "销售"), ("1", "姓名"))
    chosen = laid_out(text, **{doubt.about: "1"})
    assert not chosen.doubts
    assert chosen.columns[0].heading == "姓名"


def test_deals_signed_are_money_where_the_cells_say_so_and_asked_about_otherwise() -> None:
    assert laid_out("姓名,已签单\n小王,30万\n").columns[1].means.metric == "bookings"
    assert laid_out("姓名,已签单\n小王,3\n").doubts[0].about == "metric.1"


def test_totals_and_repeated_headings_are_no_rows() -> None:
    text = "姓名,拜访目标\n小王,3\n合计,3\n,小计\n姓名,拜访目标\nTotal,3\n"
    found = laid_out(text)
    assert [is_total(row, found) for row in table_of(text)[1:]] == [False, True, True, True, True]


def test_an_empty_column_and_an_unknown_heading_are_passed_over_and_told() -> None:
    found = laid_out("姓名,,团队,星座\n小王,,华东,狮子\n")
    assert [one.field for one in found.columns] == ["name", "team"]
    assert found.unread == ("星座",)


@pytest.mark.parametrize(
    "text",
    [
        "姓名\t团队\n张三\t华东",
        "name,team\nAnn,East",
        "11月花名册\n姓名,团队\n张三,华东",
        "| 客户 | 负责人 |\n|---|---|\n| 星河 | 小王 |",
    ],
)
def test_a_pasted_table_is_told_from_talk(text: str) -> None:
    assert is_table(text)


@pytest.mark.parametrize(
    "text",
    [
        "今天拜访3家，签单2万\n明天继续",
        "项目｜计划｜完成\n拜访｜8｜5",
        "拜访: 3\n电话: 20",
        "客户，星河\n签单5万",
        "name",
        "",
        "a,b\n" * 5,
    ],
)
def test_talk_and_reports_are_no_table(text: str) -> None:
    assert not is_table(text)


def test_too_much_is_refused_before_it_is_read() -> None:
    for large in ("姓名,团队\n" + "a,b\n" * 30_000, "x" * 2_000_000, ",".join("a" * 100)):
        with pytest.raises(TooLarge):
            table_of(large)


def test_only_a_table_is_read_beyond_the_cap_of_a_message_and_none_is_cut_in_silence() -> None:
    table = "姓名,团队\n" + "张三,华东\n" * 10_000
    assert readable(table, 20_000) == table
    assert readable(f"导入 花名册\n{table}", 20_000).endswith(table)
    assert len(readable("今天拜访3家，" * 10_000, 20_000)) == 20_000
    with pytest.raises(TooLarge):
        table_of(readable("姓名,团队\n" + "张三,华东\n" * MOST_CHARACTERS, 20_000))


def test_quotes_keep_separators_and_one_that_never_ends_does_no_harm() -> None:
    assert table_of('姓名,团队\n"李, 四","华\n东"\n')[1][0] == "李, 四"
    assert table_of('姓名,团队\n"李四,华东\n王五,华东')
