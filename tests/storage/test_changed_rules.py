"""What changes when a rules file is applied again: the old beside the new, in words."""

from chat.message import Reader
from scoring.rules import read_rules
from storage import targets
from storage.rules import apply
from storage.store import Store
from tests.storage.test_rules import BODY, NOVEMBER, NOW, TODAY, member, put
from tests.storage.test_rules import store as store
from words.show import show

CARDS = """
[[scorecards]]
lines = [{ metric = "bookings", weight = 60 }, { metric = "visits", weight = 40, target = 60 }]

[[points]]
metric = "visits"
points = 2

[quotas]
average_deal = 50000
weekly = { leads = 20 }
"""


def told(store: Store, body: str) -> list[str]:
    """The changes as a Chinese reader sees them."""
    with store.work(NOW) as work:
        changes = apply(work, read_rules(body, "rules.toml"), TODAY)
    return [show(change, Reader("zh_CN", "Asia/Shanghai")) for change in changes]


def test_the_old_stands_beside_the_new_by_the_names_that_people_know(store: Store) -> None:
    put(store, BODY + CARDS)
    changed = CARDS.replace("weight = 60", "weight = 70").replace(
        "weight = 40, target = 60", "weight = 30, cap = 150"
    )
    changed = (
        changed.replace("points = 2", "points = 3").replace("50000", "40000").replace("leads = 20", "leads = 25")
    )
    assert told(store, BODY.replace("base = 40", "base = 45") + changed) == [
        "动作测算：单均 ¥50,000 → 单均 ¥40,000、线索每周 20 → 线索每周 25",
        "所有人的计分卡：签单额 60% → 签单额 70%、拜访 40%（目标 60） → 拜访 30%（封顶 150%）",
        "所有人的积分表：拜访 2 分 → 拜访 3 分",
        "王建国 2026年11月拜访目标：基准 40 → 基准 45",
    ]


def test_a_line_that_comes_or_goes_is_told_alone(store: Store) -> None:
    put(store, BODY + CARDS)
    changed = CARDS.replace('{ metric = "visits", weight = 40, target = 60 }', '{ metric = "calls", weight = 40 }')
    assert told(store, BODY + changed) == ["所有人的计分卡：去掉 拜访 40%（目标 60）、新增 电话 40%"]


def test_a_changed_target_counts_and_the_old_one_stays_in_the_history(store: Store) -> None:
    put(store)
    assert len(put(store, BODY.replace("base = 40", "base = 45"))) == 1
    with store.look(NOW) as work:
        wang = member(store, "wang").id
        assert targets.of(work, "member", wang, "month", NOVEMBER.start, NOVEMBER.last)["visits"].base == 45
