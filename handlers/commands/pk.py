"""pk: what is under way; a new one from its rules, tried on the past, started by a button; cancelled, extended."""

import re
from collections.abc import Callable, Mapping
from dataclasses import replace

from cards import pk as cards
from cards.dry_run import draft_card
from chat.errors import Refusal
from chat.reply import Delivery, Reply, says
from handlers import refereeing
from handlers.command import Command, Outcome, Request
from handlers.contest import wish
from handlers.declaring import CHALLENGE, PK, contest_of, may_start, refuse_twice
from handlers.naming import made_for
from language.normalise import fold
from language.text import At, text
from scoring.contest import MEASURES, Contest, Measure
from scoring.dry_run import DryRun
from scoring.people import Role
from scoring.rights import Right
from storage import bouts, contests, fixtures, pks
from storage.entrants import prepared
from storage.pks import Pk
from storage.rooms import told

_TRY = re.compile(
    r"^(?:试算|模拟|(?:dry[ -]?run|dry|try)\b)(?:一下)?"
    r"|[\s,，:：]*\b(?:(?:as|just) )?(?:an? )?dry[ -]?run\b(?: (?:only|first|please))?"
    r"|[\s,，:：]*先?(?:试算|模拟)(?:一下)?(?!\w)"
)
"""That it is to be tried on the past alone: in front, or anywhere behind, in either language."""
_SAID: Mapping[str, tuple[str, ...]] = {
    "start": ("start",),
    "declare": ("宣战", "declare"),
    "drop": ("drop",),
    "cancel": ("取消", "作废", "cancel"),
    "extend": ("延长", "延期", "extend"),
    "slogan": ("口号", "应战", "slogan"),
    "withdraw": ("退出", "withdraw"),
}


def run(request: Request) -> Outcome:
    """What is meant by the words after “pk”."""
    args = request.args.strip(" ,，:：")
    if not args:
        return _overview(request)
    for verb, words in _SAID.items():
        rest = _after(args, words)
        if rest is not None:
            return _VERBS[verb](request, rest)
    trial = _TRY.search(fold(args))
    if trial is None:
        known = pks.by_code(request.work, args) if len(args) == 3 and args.isascii() else None
        if known and (known.state in pks.LIVE or known.state == "done"):
            return _card(request, known)
        return _draft(request, args, whole=False)
    rules = f"{args[: trial.start()]} {args[trial.end() :]}"
    return _draft(request, rules.strip(" ,，:：。."), whole=True)


def _after(args: str, words: tuple[str, ...]) -> str | None:
    """What follows one of the words at the beginning; None when there is none of them."""
    folded = fold(args)
    for word in words:
        following = folded[len(word) : len(word) + 1]
        if folded.startswith(word) and not (word[-1].isascii() and following.isalnum()):
            return args[len(word) :].strip(" ,，:：")
    return None


def _overview(request: Request) -> Reply:
    """What is under way; the asker's own first."""
    live = sorted(pks.live(request.work), key=lambda pk: request.asker.id not in pk.members)
    if not live:
        ended = pks.ended(request.work, 1)
        if ended:
            return _card(request, ended[0])
        lead = request.asker.role is not Role.REP
        return cards.nothing(made_for(request, PK if lead else CHALLENGE), lead=lead)
    if len(live) == 1:
        return _card(request, live[0])
    found = [bouts.bout(request.work, pk, request.today, request.shared_days) for pk in live]
    return cards.overview(found, request.organization)


def _card(request: Request, pk: Pk) -> Reply:
    bout = bouts.bout(request.work, pk, request.today, request.shared_days)
    shown = cards.final_card if pk.state == "done" else cards.standing_card
    return shown(bout, request.organization, At(request.work.now))


def _draft(request: Request, args: str, *, whole: bool) -> Outcome:
    """The rules as understood, what the past says of them, and the button; for its starter alone."""
    if request.asker.role is Role.REP:
        raise Refusal(
            text("Leads and managers start a PK between groups."),
            text(
                "You may challenge somebody, for example “{example}”.",
                example=made_for(request, CHALLENGE),
            ),
        )
    asked = wish(args, request.organization, request.today)
    contest = contest_of(request, asked)
    if not may_start(request.asker, contest, request.organization):
        raise Refusal(text("You may start a PK that your own team is in."))
    if not whole:
        refuse_twice(request, contest)
    ready = _ready(request, contest)
    dry = contests.tried(request.work, contest, request.today, request.shared_days)
    fairer = _open_to_all(request, contest) if dry.hopeless else None
    pk = pks.add(request.work, contest, request.asker.id, "draft", asked.stake, asked.prize)
    bout = bouts.bout(request.work, replace(pk, contest=ready), request.today, request.shared_days)
    return [request.privately(draft_card(bout, dry, fairer, request.organization, whole=whole), "draft")]


def _ready(request: Request, contest: Contest) -> Contest:
    found = prepared(request.work, contest, request.shared_days)
    if found is None and contest.measure == "attainment":
        raise Refusal(text("Nobody has a target for this. Set one, or compare in total or per head."))
    if found is None:
        raise Refusal(text("Nobody has four weeks behind to compare with. Compare in total or per head."))
    return found


def _open_to_all(request: Request, contest: Contest) -> Measure | None:
    """Another measure by which, on the same past, everybody could have won."""
    for measure in MEASURES:
        if measure in (contest.measure, "best"):
            continue
        other = replace(contest, measure=measure, best=0)
        if prepared(request.work, other, request.shared_days) is None:
            continue
        dry: DryRun = contests.tried(request.work, other, request.today, request.shared_days)
        if dry.enough and not dry.hopeless:
            return measure
    return None


def _start(request: Request, code: str) -> Outcome:
    """The button: its rules are frozen, or will be on its first day; the rooms hear of it. Alone: the usual one."""
    if not code:
        return _draft(request, "", whole=False)
    pk = _own_draft(request, code)
    contest = _ready(request, pk.contest)
    if contest.last < request.today:
        raise Refusal(text("These days are over. A PK lasts until today or later."))
    refuse_twice(request, contest)
    if contest.first > request.today:
        pk = pks.move(request.work, pk, "announced")
    else:
        pk = pks.freeze(request.work, pk, contest)
    fixtures.arrange(request.work, pk, request.shared_days)
    return declared(request, pk)


def declared(request: Request, pk: Pk) -> list[Delivery]:
    """宣战: to the rooms, and a word to whoever started it."""
    pks.note(request.work, pk, "begun", request.asker.id)
    bout = bouts.bout(request.work, pk, request.today, request.shared_days)
    rooms = told(
        pk, request.directory, cards.declared_card(bout, request.organization, At(request.work.now)), "declared"
    )
    if request.in_group and any(delivery.to == request.incoming.room for delivery in rooms):
        return rooms
    return [*rooms, request.privately(says(text("✅ Declared. Its code is {code}.", code=pk.code)), "declared")]


def _drop(request: Request, code: str) -> Outcome:
    pks.move(request.work, _own_draft(request, code), "dropped")
    return [request.privately(says(text("All right, no PK.")), "dropped")]


def _own_draft(request: Request, code: str) -> Pk:
    pk = pks.by_code(request.work, code)
    if pk is None or pk.state != "draft" or pk.starter != request.asker.id:
        raise Refusal(text("There is no PK {code} of yours waiting to start.", code=code or "?"))
    return pk


def _declare(request: Request, args: str) -> Outcome:
    """The button's word, typed: the newest that waits begins; without one it is about a new one."""
    waiting = next(iter(pks.drafted(request.work, request.asker.id)), None)
    return _draft(request, args, whole=False) if waiting is None else _start(request, waiting.code)


_VERBS: Mapping[str, Callable[[Request, str], Outcome]] = {
    "start": _start,
    "declare": _declare,
    "drop": _drop,
    "cancel": refereeing.cancel,
    "extend": refereeing.extend,
    "slogan": refereeing.slogan,
    "withdraw": refereeing.withdraw,
}

_BEGIN = (
    r"(?:我想|我要|我们|咱们|来|帮我|请|给我)*(?:开始|发起|创建|新建|建|开|搞|整|来|打|安排)一?[场个次]?"
    r"(?:pk|对战|对抗赛)"
)
_WITH = r"(?:我们?|咱们)?(?:想|要|来)?(?:跟|和|与|同)REST(?:来|打|搞|比)?一?[场个次]?(?:pk|对战)(?:一下)?"
_LET_US = r"(?:let's |i want to |can we )?(?:start|do|have|run) "

COMMAND = Command(
    name="pk",
    names=("PK", "PK赛", "对抗赛", "對抗賽"),
    help=text("How the PK stands; leads start one."),
    example=PK,
    run=run,
    right=Right(Role.REP),
    follows=r"(start|drop|cancel|extend|slogan|withdraw|dry|try)\b.*|(取消|作废|作廢|延长|延長|延期|口号|口號|应战|應戰|退出|试算|試算|模拟|模擬).*"
    r"|宣战|宣戰|declare|[^了赢贏输輸]*(对|對|\bvs\b|\bversus\b|\bagainst\b).*",
    asked={
        "start": (
            rf"{_BEGIN}END",
            r"(?:let's |i want to |can we |how do i )?(?:start|do|have|run|begin) (?:a |an |another |new )*pk|new pk",
            r"试算(?:一下)?",
        ),
        "declare": ("宣战",),
        "try {rest}": (
            r"(?:试算|模拟|dry[ -]?run)(?:一下)?一?[场个次]? ?pk (?P<rest>.+)",
            r"(?:dry[ -]?run|try|simulate) (?:an? |the |of )*pk (?P<rest>.+)",
            r"pk ?(?:试算|模拟)(?:一下)? (?P<rest>.+)",
        ),
        "cancel {rest}": (
            r"(?:取消|结束|终止|停掉|作废)(?:这个|这场|现在的)?(?:pk|对战) ?(?P<rest>.*)",
            r"(?:cancel|stop|end|call off) (?:the |this |our )?pk ?(?P<rest>.*)",
            r"(?:这个|这场)?(?:pk|对战)(?:取消|作废|不比|不打|停|结束)(?:了|掉|吧)*(?P<rest>)",
        ),
        "extend {rest}": (
            r"(?:延长|延期)(?:这个|这场)?(?:pk|对战) ?(?P<rest>.*)",
            r"把?(?:pk|对战)(?:延长|延期)(?P<rest>.*)",
            r"(?:extend|prolong) (?:the |this |our )?pk ?(?P<rest>.*)",
        ),
        "": (
            r"(?:what(?:'s| is)|tell me) the (?:pk )?stakes?|when (?:does|is) the pk (?:end|over|finish)",
            r"(?:pk)?(?:的)?彩头是?(?:什么|啥)END|pk(?:什么时候|啥时候|几号|哪天)(?:结束|截止)END",
        ),
        "{team} {when} {more}": (r"WHEN(?:我们组?|咱们组?)?(?:跟|和|与)TEAM比(?:一比|一下)?(?P<more>.+)",),
        "{side} 对 {rival} {rest}": (
            (
                r"(?:让|叫|安排)?SIDE(?:和|跟|与|对|vs\.? ?)RIVAL ?(?:来|打|搞|比)?一?[场个次]? ?pk"
                r"(?:一下)?[,，:： ]*(?P<rest>.*)"
            ),
            (
                r"(?:let's |please |can you )?(?:set up|start|create|make|run|organi[sz]e|begin|do"
                r"|have) (?:an? )?(?:new )?(?:pk|battle|contest|competition|challenge|duel|match|race) "
                r"(?:between|for) SIDE (?:and|vs\.?) RIVAL(?P<rest>(?:[, ].*)?)"
            ),
            r"pk SIDE (?:vs\.?|against|and) RIVAL (?P<rest>.*)",
        ),
        "{side} 对 {rival} {more} {rest}": (
            (
                r"(?:帮我|请|给我)*(?:发起|开|搞|来|安排|组织)一?[场个次]?SIDE(?:和|跟|与|对|vs\.? ?)RIVAL"
                r"的(?P<more>[^,，]{2,8}?)pk[,，:： ]*(?P<rest>.*)"
            ),
        ),
        "{one} vs {rest}": (rf"{_LET_US}(?:a )?pk between (?P<one>[^,]{{2,30}}?) and (?P<rest>.+)",),
        "{rest} {more}": (rf"{_WITH}[,， ]*(?P<more>.+)",),
        "{rest}": (
            rf"{_WITH}END",
            rf"{_LET_US}(?:a )?(?:new )?pk(?:[:,] ?| )(?:with |against |between )?(?P<rest>.+)",
            rf"{_BEGIN}[,，:： ]+(?P<rest>.+)",
            (
                r"(?:let's |please |can you )?(?:start|run|have|set up|make|create|do) (?:an? )?(?:new )?"
                r"(?:contest|competition|battle|race) (?:on|for|in|about) (?P<rest>.+)"
            ),
            r"(?:[三各]个?小?组) ?(?:来|打|开)?一?[场个次]?(?:pk|对战)[,，:： ]*(?P<rest>.+)",
        ),
    },
)
