"""Who is in a team, and what each one's target is."""

from collections.abc import Callable, Mapping

from cards.team import lineup_card, targets_card
from chat.errors import Refusal
from chat.reply import Reply
from handlers.command import Outcome, Request
from handlers.lagging import stands_of
from language.text import text
from scoring.people import Role

_MEMBERS, _TARGETS = "members", "targets"


def _members(request: Request) -> Reply:
    """By name, the leads first; whoever has not joined yet is told apart to those who lead."""
    home, today = request.organization, request.today
    crew = sorted(home.crew(request.team, today), key=lambda one: one.role is Role.REP)
    lead = request.asker.role is not Role.REP
    absent = [one.name for one in crew if request.directory.person_of(one.id) is None] if lead else []
    heads = [one.name for one in crew if one.role is not Role.REP]
    reps = [one.name for one in crew if one.role is Role.REP]
    return lineup_card(home.team_name(request.team), heads, reps, absent)


def _targets(request: Request) -> Outcome:
    """Each rep's month beside the target, the farthest first; for whoever leads them, in private."""
    if request.asker.role is Role.REP:
        raise Refusal(text("Others' targets are for them and their leads."))
    home = request.organization
    card = targets_card(stands_of(request), home.team_name(request.team), home)
    return [request.privately(card, _TARGETS)] if request.in_group else card


PEOPLE: Mapping[str, Callable[[Request], Outcome]] = {_MEMBERS: _members, _TARGETS: _targets}
_ALL = r"(?:大家|每个?人|各人|所有人|组员|全组|全员|团队成员|个人|手下|下属)"
_THEIR = r"(?:everyone|everybody|each (?:rep|person)|all (?:the )?reps?|the (?:whole )?team|my (?:team|reps)|each)"
_DONE = r"(?:完成率|达成率|完成情况|达标情况|进度)"
OF_PEOPLE: Mapping[str, tuple[str, ...]] = {
    _MEMBERS: (
        (
            r"(?:我们|咱们|团队|组里|我们组|我的团队|全公司|公司)?(?:现在|目前)?(?:里)?(?:都)?有?(?:哪些"
            r"|几个|多少)个?(?:人|成员|组员|销售)END"
        ),
        (
            r"(?:我们|咱们|我的)?(?:团队|组|小组|组员|成员|人员|员工)的?(?:名单|列表|成员|花名册|人员)"
            r"|花名册|(?:我的)?(?:组员|手下)(?:有谁|都有谁|是谁)"
        ),
        r"(?:我们|咱们)(?:组|团队)?(?:都)?有(?:谁|哪些人)END",
        (
            r"who(?:'s| is| are)(?: all)? (?:in|on) (?:my|our|the) team|(?:list|show)(?: me)? (?:the |my "
            r"|our )?(?:team )?(?:members|roster|reps)"
        ),
        (
            r"(?:the |my |our )?(?:team (?:members|list|roster)|roster|members|lineup)|how many (?:people"
            r"|reps|members) (?:are (?:we|there)|do (?:we|i) have)(?: on the team)?"
        ),
    ),
    _TARGETS: (
        (
            r"(?:把)?(?:团队)?(?:目标)?(?:平均|平摊|均分)(?:分|分配|分解|摊)?(?:给|到)(?:大家|每个?人"
            r"|所有人|各人)END|(?:目标)(?:怎么|如何)分给?(?:大家|每个?人|各人)END"
        ),
        (
            r"(?:split|divide|distribute|share) (?:the |our |it|this )*(?:team )?(?:target|quota)?s? ?"
            r"(?:evenly|equally|out|among (?:the )?(?:team|reps|everyone))+"
        ),
        r"rank(?:ed|ing)? (?:everyone |people |reps )?by (?:attainment|targets?|quotas?|(?:%|percent) of target)",
        (
            rf"(?:看看|看一下|列出)?{_ALL}的?(?:本月|这个月)?的?(?:目标|{_DONE})(?:是?多少|怎么样|如何"
            r"|都是多少|分别是多少)?END"
        ),
        rf"(?:按|以)?(?:目标)?{_DONE}(?:排名|排行|排序|排一下|对比)END|谁的?(?:目标)?{_DONE}最?[高低]END",
        rf"(?:目标)?{_DONE}(?:低于|不到|不足|没到|超过|高于)\d{{1,3}}[%％]?的?(?:都)?有?(?:谁|哪些人?|人)END",
        rf"(?:show (?:me )?|what are )?(?:the )?{_THEIR}(?:'s|s')? (?:targets?|quotas?|attainment|progress)",
        (
            rf"(?:the )?(?:targets?|quotas?|attainment) (?:of|for|by) {_THEIR}|(?:attainment|target"
            r"|quota)s? by (?:rep|person|member)"
        ),
        r"who(?:'s| is) (?:below|under|above|over) \d{1,3} ?(?:%|percent)(?: of (?:their |the )?(?:target|quota))?",
        (
            r"how (?:is|are) (?:everyone|everybody|the reps) doing (?:against|on|versus|vs) (?:their )?"
            r"(?:targets?|quotas?)"
        ),
    ),
}
"""Whole sentences and the words that stand for them behind “team”."""
