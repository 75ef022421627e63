"""Remarks on a plan, one sentence each."""

from language.text import Arg, Share, Text, text
from scoring.lint import Remark


def remark_line(remark: Remark) -> Text:
    """What is remarked, and what to do."""
    what: Arg = remark.what or text("everybody")
    if remark.fault in ("too many", "little process", "some process"):
        return text("Scorecard of {position}: {remark}", position=what, remark=_of_card(remark))
    if remark.fault in ("no room", "do not add up"):
        return text("Targets of {what}: {remark}", what=what, remark=_of_targets(remark))
    if remark.fault == "one winner":
        return text("Only one place is honoured (winners = 1); most people will stop trying in the first week.")
    if remark.fault == "midway":
        return text("Scorecards or points change within a month; let them hold from the first of the next.")
    return text("Nobody has reported {metric} for {n} days, yet a scorecard counts it.", metric=what, n=remark.figure)


def _of_card(remark: Remark) -> Text:
    share = Share(remark.figure * 100)
    if remark.fault == "too many":
        return text("{n} metrics; five are as many as people keep in mind.", n=remark.figure)
    if remark.hint:
        return text("process and experience weigh {share}; 40 % are better.", share=share)
    return text("process and experience weigh {share}; give them at least 30 %.", share=share)


def _of_targets(remark: Remark) -> Text:
    share = Share(abs(remark.figure))
    if remark.fault == "no room":
        return text("nothing is left for adjustment; keep 10 to 15 % in reserve, or over-assign.")
    if remark.figure < 0:
        return text("those below are {share} less than the whole.", share=share)
    return text("those below are {share} more than the whole.", share=share)
