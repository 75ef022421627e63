"""Pictures that are asked for: one's own month, the team's targets, the funnel; each with its words."""

from datetime import date, timedelta

import pytest

from cards.funnel import funnel_card
from cards.funnel_chart import change_of, funnel_chart
from chat.chart import Chart, Contest, Month, Progress
from chat.message import Reader
from chat.reply import Line, Picture, Table
from language.text import At, text
from scoring.deal import Stage as Step
from scoring.funnel import funnel
from scoring.period import Period
from tests.dialogues.stage import NOW, Heard, Stage
from words.show import show


def chart(heard: Heard) -> Chart:
    (found,) = [block.chart for block in heard.delivery.reply.blocks if isinstance(block, Picture)]
    return found


def test_ones_own_month_is_a_calendar_for_nobody_else(stage: Stage) -> None:
    stage.say("小王", "昨天拜访4家")
    stage.say("小王", "拜访1家")
    stage.say("小李", "拜访9家")
    (heard,) = stage.say("小王", "我的日历", group="华东一组")
    assert heard.place == "王建国"
    month = chart(heard)
    assert isinstance(month, Month)
    assert month.first == 6, "November 2026 begins on a Sunday"
    assert len(month.days) == 30
    levels = {day.day: day.level for day in month.days}
    assert (levels[17], levels[18], levels[19], levels[20]) == (0, 4, 1, None)


def test_a_teams_month_is_bars_with_the_time_gone_and_the_climb(stage: Stage) -> None:
    stage.say("小王", "签单 华为 5万")
    stage.later(timedelta(minutes=2))
    (heard,) = stage.say("小王", "团队", group="华东一组")
    bars = chart(heard)
    assert isinstance(bars, Progress)
    assert bars.bullets[0].filled == 1_000, "50,000 of 500,000"
    assert bars.climb
    assert (bars.climb.points[-1], len(bars.climb.points), bars.climb.days) == (5_000_000, 19, 30)


def test_a_gap_is_a_bar_to_the_target_and_the_climb_of_ones_own(stage: Stage) -> None:
    stage.say("小王", "签单 华为 5万")
    stage.say("小李", "签单 腾讯 3万")
    (heard,) = stage.say("小王", "还差多少", group="华东一组")
    assert heard.place == "王建国", "what is missing is for nobody else"
    bars = chart(heard)
    assert isinstance(bars, Progress)
    assert [bar.filled for bar in bars.bullets] == [2_380], "50,000 of 210,000"
    assert bars.climb
    assert (bars.climb.points[-1], bars.climb.goal, len(bars.climb.points)) == (5_000_000, 21_000_000, 19)


def test_a_target_has_the_same_picture_and_a_day_has_none(stage: Stage) -> None:
    stage.say("小王", "签单 华为 5万")
    stage.later(timedelta(minutes=2))
    (gap,) = stage.say("晓峰", "还差多少 华东一组")
    (target,) = stage.say("晓峰", "目标 华东一组")
    assert chart(gap) == chart(target)
    (today,) = stage.say("晓峰", "今天还差多少 华东一组")
    assert not [block for block in today.delivery.reply.blocks if isinstance(block, Picture)]


def test_a_slogan_stands_in_every_later_picture_of_the_pk(stage: Stage) -> None:
    stage.now -= timedelta(days=3)  # Monday
    stage.say("晓峰", "PK 拜访 华东一组 对 Singapore 本周 总数 彩头 输的请奶茶")
    stage.press("晓峰", "宣战")
    called = next(
        one for one in stage.say("小王", "pk 口号 狭路相逢勇者胜", group="华东一组") if one.place == "华东一组"
    )
    taken_up = chart(called)
    assert isinstance(taken_up, Contest)
    assert taken_up.stage == "declared"
    assert "狭路相逢勇者胜" in repr(taken_up.sides[0].note)
    again = next(one for one in stage.say("小李", "pk 口号 必胜", group="华东一组") if one.place == "华东一组")
    assert not [block for block in again.delivery.reply.blocks if isinstance(block, Picture)]
    stage.say("小王", "拜访6家")
    seen = {}
    for heard in stage.later(timedelta(days=14)):
        for block in heard.delivery.reply.blocks:
            if isinstance(block, Picture) and isinstance(block.chart, Contest) and heard.place == "华东一组":
                seen[block.chart.stage] = repr(block.chart.sides[0].note)
    assert set(seen) == {"half", "final"}, "half-time and the verdict are posters"
    assert all("必胜" in note for note in seen.values())


def test_stages_before_the_first_deal_are_left_out_of_the_funnel() -> None:
    day = date(2026, 11, 17)
    weeks = (
        Period("week", date(2026, 11, 16), date(2026, 11, 23)),
        Period("week", date(2026, 11, 9), date(2026, 11, 16)),
    )

    def counts(*deals: dict[Step, date]) -> list[object]:
        flow = funnel(deals, *weeks)
        return [bar.value for bar in funnel_chart(flow, text("The week's funnel"), "", weeks[0], At(NOW)).steps]

    long_ago = dict.fromkeys((Step.LEAD, Step.INTENT), date(2026, 6, 1))
    assert counts({**long_ago, Step.QUOTED: day, Step.SIGNED: day}) == [1, 1, 0]
    assert counts() == [0, 0, 0, 0, 0], "of nothing nothing is left out"


def test_a_share_of_more_than_all_or_without_a_base_is_told() -> None:
    """Paid: two, of one signed. Signed: of nothing quoted the month before. Interested: two of one lead before."""
    month = Period("month", date(2026, 11, 1), date(2026, 12, 1))
    last = Period("month", date(2026, 10, 1), date(2026, 11, 1))
    now, before, long_ago = date(2026, 11, 17), date(2026, 10, 12), date(2026, 5, 4)
    deals = [
        {Step.LEAD: now, Step.INTENT: now},
        {Step.LEAD: before, Step.INTENT: before, Step.QUOTED: now, Step.SIGNED: now, Step.PAID: now},
        {Step.LEAD: long_ago, Step.INTENT: before},
        {Step.SIGNED: long_ago, Step.PAID: now},
    ]
    picture = funnel_card(funnel(deals, month, last), month, "East", At(NOW)).blocks[-1]
    assert isinstance(picture, Picture)
    table, note = picture.words
    assert isinstance(table, Table)
    assert isinstance(note, Line)
    rows = [tuple(show(cell, Reader("en", "")) for cell in row) for row in table.rows]
    assert rows == [
        ("new lead", "1", "–", "–"),
        ("interested", "1", "100%", "over 100% before"),
        ("quoted", "1", "100%", "▲100"),
        ("signed", "1", "100%", "none before"),
        ("money received", "2", "over 100%", "–"),
    ]
    assert show(note.text, Reader("en", "")).startswith("Over 100%: ")


@pytest.mark.parametrize(("quotes", "told"), [(1, False), (4, False), (5, True)])
def test_a_step_of_few_cases_has_no_change(quotes: int, told: bool) -> None:
    before, now = date(2026, 11, 10), date(2026, 11, 17)
    signed, open_ = {Step.QUOTED: before, Step.SIGNED: before}, {Step.QUOTED: now}
    weeks = (
        Period("week", date(2026, 11, 16), date(2026, 11, 23)),
        Period("week", date(2026, 11, 9), date(2026, 11, 16)),
    )
    flow = funnel([signed] * quotes + [open_] * quotes, *weeks)
    step = next(one for one in flow.steps if one.source is Step.QUOTED)
    assert (step.share, step.before) == (0, 10_000)
    assert bool(change_of(step, flow)[0]) is told
