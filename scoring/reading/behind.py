"""Metrics told behind their counts: 周一2家，周二3家，都是拜访; Mon 4, Tue 6, Fri 3 visits."""

from __future__ import annotations

import re

from language.normalise import word_set
from scoring.reading.clause import Clause
from scoring.reading.tally import Tally
from scoring.reading.token import Token

_ALL_OF_THEM = word_set(
    "全部 全都 都 "
    "都是 均为 均是 全是 全为 全部是 全部为 都算 以上都是 以上均为 以上全是 这些都是 里聊的 聊的 里谈的 沟通的 "
    "all allwere allofthem theywereall allofthese allofthemwere theseareall thesewereall"
)
"""What stands around a metric that is told behind its counts, without spaces."""
_ALL_SEEN = re.compile(
    r"(?:聊|谈|沟通)得都?(?:还|挺|很|蛮|比较|非常)?(?:不错|行|好|可以|顺利|愉快)|都(?:见|跑|去|拜访|走|上门)(?:到|着|完|过|上)?.{0,4}了$"
)
"""上午市二院，下午省肿瘤，都见到了: visits, told behind the names."""


def told_behind(tokens: list[Token], tally: Tally) -> bool:
    """周一2家，周二3家，都是拜访; 均为上门; 电话里聊的: the metric of all that was counted before."""
    if not tally.loose or tally.drafts:
        return False
    words = [t for t in tokens if t.kind != "stop"]
    metrics = [t for t in words if "metric" in t.means]
    said = "".join(t.word for t in words if t not in metrics)
    said = said[:-1] if said.endswith(("是的", "为的")) else said  # 都是上门的
    if not metrics and _ALL_SEEN.search(said) and _are_named(said, tally):
        metric = "visits"
    elif len(metrics) == 1 and said in _ALL_OF_THEM:
        metric = metrics[0].means["metric"]
    else:
        return False
    for earlier, count, names in tally.loose:
        tally.add(earlier, metric, count, names)
    tally.loose.clear()
    return True


def _are_named(said: str, tally: Tally) -> bool:
    """Whether names alone were told before; 聊得不错 says so of several only."""
    return all(names for _, _, names in tally.loose) and ("得" not in said or len(tally.loose) > 1)


def told_of_days(clause: Clause, tally: Tally) -> None:
    """Mon 31, Tue 28, Wed 0 (sick), Thu 35 - dials: the metric behind the last of several days."""
    row = [(one, count) for one, count, names in tally.loose if not names and one.sentence == clause.sentence]
    days = {one.day.past for one, _ in row if one.day is not None and one.tokens[0].day is not None}
    if len(row) != len(tally.loose) or len(days) != len(row) or clause.tokens[0].day is None:
        return
    tally.loose.clear()
    for one, count in row:
        tally.add(one, tally.drafts[0].metric, count)
