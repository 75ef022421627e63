"""Whose doing a clause tells of: the sender's, a colleague's, the team's, or one reported for another."""

from __future__ import annotations

import re
from dataclasses import replace
from itertools import pairwise

from language.normalise import simplified, word_set
from scoring.reading.clause import Clause
from scoring.reading.colleague import (
    ALONE,
    WERE,
    at_work,
    colleague_of,
    day_of,
    did_count,
    goes_alone,
    goes_on_doing,
    is_asked_to_log,
    is_in_team,
    owner_of,
    pair_of,
    wins_another,
    wins_one,
    wrote,
)
from scoring.reading.companion import buys, is_owner, pays
from scoring.reading.hearsay import writes_of_himself
from scoring.reading.helping import HELPED, THEIR, helped
from scoring.reading.nickname import is_person
from scoring.reading.token import ACTS, THEY, Token, is_han
from scoring.reading.vocabulary.names import SURNAMES

_FOR_NICK = re.compile(f"[代替帮][小老阿大][{SURNAMES}]")
_NICK = re.compile(f"[小阿老][{SURNAMES}\u3400-\u9fff]|阿[A-Za-z]{{2,8}}")
_MENTIONED = re.compile(r"[UW][A-Z0-9]{4,12}")
_SOMEBODY = frozenset(("boss", "name", "text", "they", "team", "you", "proxy", "close"))
"""Kinds of words without one of which a clause tells of nobody else; behind a bracket anything may stand in it."""
_OWN_HEADS = word_set("日报 姓名 汇报人 工作日报 销售日报 业务日报 报告人 汇报 name 工作汇报 晚报 日结")
_BESIDE = word_set("和 跟 与 陪 同 带 陪同 带着 陪着 with and")
_SIGNS = frozenset(("open", "close", "stop", "mark"))
_WITH = frozenset("跟和与陪同带") | {"陪着", "带着"}
_OTHERS, _CALLERS = frozenset(("proxy", "they", "team", "you")), frozenset(("they", "对方", "人家"))
_NO_DOERS = (_BESIDE | _OWN_HEADS | frozenset("给向对为到去")) - {"and"}
_PLEASE, _NOTE = word_set("please pls plz kindly"), word_set("note record add put log")
_TITLES = ("mr ", "mr. ", "ms ", "ms. ", "mrs ", "mrs. ", "miss ")
_OWNED_BY, _BOSSES = frozenset("是归算"), word_set("老板 领导 主管 店长 组长 课长 部长 师傅 学姐 学长 同事 老大")
_TELLING_WHOSE = _CALLERS | HELPED | _OWNED_BY | _BOSSES
_THEIRS = word_set("deal deals visits calls demos meetings numbers win wins sale side desk patch book")
_LOGGING = word_set("log record add enter put submit logging recording adding entering reporting posting")
_REPORTS = word_set("托我 托我报 托我报一下 托我记 让我代 委托我 代报 代录 代记 代填 代发 代为汇报")
_OF_LOGGING = _LOGGING | _REPORTS | {"put down"}
_REPORTING = word_set("报 报一下 报下 报个 录 录一下 录下 登记 登记一下 补报 补录 填 填一下 交 发一下 打卡 报数")
_LOGGED = frozenset(("name", "they", "proxy"))
_NEAR, _FAR = 4, 9
"""Among how many first words the doer is looked for; farther only one with a verb: sir talked 😂 then he met X."""
_SHARED = word_set("halfsies halvsies") | {"going halves", "went halves", "go halves", "half each"}
_OWED = word_set("deposit deposits payment money balance invoice retainer")
_TOGETHER = word_set("陪访 协访 陪同 陪着 带我 带着我 陪我 带我跑 陪我跑")
_GROUPS = word_set("team company group region floor org office crew")


def doer_of(clause: Clause) -> str:
    """Whose the clause is; "proxy" when it is reported for another; "" for the sender's."""
    if clause.kinds.isdisjoint(_SOMEBODY):
        return _caller_of(clause)
    theirs = day_of(clause.tokens) if "for" in clause.words else ""
    theirs = theirs or ("" if clause.words.isdisjoint(WERE) else at_work(clause.tokens))
    return theirs or _doer_in(clause)


def _doer_in(clause: Clause) -> str:
    """Whose a clause is that names somebody."""
    tokens = [t for t in _behind_cry(clause) if t.kind not in _SIGNS]
    tokens = _behind_mention(tokens) if "@" in clause.words else tokens
    proxy = "proxy" in clause.kinds
    if not clause.words.isdisjoint(_OF_LOGGING) and clause.kinds & _LOGGED and _logs_for_another(tokens):
        return "proxy"
    mentions = bool(tokens) and tokens[0].text == "@" and len(tokens) > 1
    if mentions and "you" in clause.kinds and "me" not in clause.kinds:
        return tokens[1].text  # @李强 周三那5家拜访你没写客户名
    if "they" in clause.kinds and ":" in clause.words:
        told = next((two for one, two in pairwise(clause.tokens) if one.text == ":"), None)
        if told is not None and "they" in told.means:
            return told.text  # 周敏的我一起报了：她电话41通
    owned = bool(tokens) and tokens[0].word in ("my", "our")
    if owned or "me" in clause.all_kinds:
        acting = next((p for p, t in enumerate(tokens) if _tells(t)), len(tokens))
        if owned and len(tokens) > 2 and "team" in tokens[1].means and "actual" in tokens[2].means:
            return tokens[1].text  # my team made 40 calls
        if owned and acting == 2 < len(tokens) and tokens[1].kind == "text":
            return tokens[1].text if "going" in tokens[2].means else ""  # my mom called
        if not proxy and any("me" in t.means for t in tokens[:acting]):
            return tokens[0].text if len(tokens) > 3 and is_in_team(tokens) else ""
    if proxy and (("me" in clause.kinds and is_person(tokens[0])) or any(_is_theirs(t) for t in tokens)):
        return "proxy"
    theirs = _told_outright(clause, tokens)
    if len(tokens) > 1 and not theirs:
        theirs = owner_of(tokens) or pair_of(tokens)
        theirs = theirs or (colleague_of(tokens, of_team="的" in clause.words) if len(tokens) > 2 else "")
    if not theirs and "person" in clause.all_kinds and not proxy:
        theirs = _listed(tokens)
    return theirs or _first_doer(tokens)


def _told_outright(clause: Clause, tokens: list[Token]) -> str:
    """Whose it is by a word that only says that: 老板签了, 是小李签的, 陈总自己又去了; "" where there is none."""
    theirs = "" if clause.words.isdisjoint(ALONE) else goes_alone(tokens)
    if not theirs and {":", "的"} <= clause.words:
        theirs = wrote([t for t in clause.tokens if t.kind != "mark"])
    if theirs or ("boss" not in clause.all_kinds and clause.words.isdisjoint(_TELLING_WHOSE)):
        return theirs
    return _caller_of(clause) or helped(clause, tokens) or _signed_by(clause, tokens)


def _first_doer(tokens: list[Token]) -> str:
    """The doer among the first words, up to what tells of what was done; "" for none."""
    tokens = tokens[2:] if len(tokens) > 3 and tokens[0].word in _PLEASE and tokens[1].word in _NOTE else tokens
    if writes_of_himself(tokens):
        return tokens[0].text
    for place, token in enumerate(tokens[:_FAR]):
        told = place < _NEAR or (
            token.word in THEY and place + 1 < len(tokens) and "going" in tokens[place + 1].means
        )
        if doer := _doer_at(tokens, place) if told else "":
            return doer
        if token.kind == "number" or not ACTS.isdisjoint(token.means):
            break
    return ""


def _tells(token: Token) -> bool:
    """Whether it begins to tell what was done."""
    return token.kind == "number" or not ACTS.isdisjoint(token.means)


def _listed(tokens: list[Token]) -> str:
    """今日拜访：小王3家，小孙2家: a member with a number at once behind the name."""
    return next((one.text for one, two in pairwise(tokens) if "person" in one.means and two.kind == "number"), "")


def _behind_cry(clause: Clause) -> tuple[Token, ...]:
    """big news: Ellie landed Corning, Friday wrap: team did 20: the words behind a cry or a day and its colon."""
    if ":" not in clause.words:
        return clause.tokens
    for place, token in enumerate(clause.tokens[:4]):
        if token.text == ":":
            return clause.tokens[place + 1 :]
        if token.kind != "text" and token.day is None and token.means.keys().isdisjoint(("emptyword", "fill")):
            break
    return clause.tokens


def _behind_mention(tokens: list[Token]) -> list[Token]:
    """<@U04DRUM> Lena signed Initrode: what is said behind a member's mention, the capitalized word a name."""
    if len(tokens) < 5 or tokens[0].text != "@" or not _MENTIONED.fullmatch(tokens[1].text):
        return tokens
    first = tokens[2]
    called = first.kind in ("name", "text") and first.text.istitle() and first.text.isascii()
    return [replace(first, kind="name"), *tokens[3:]] if called else tokens


def _is_theirs(token: Token) -> bool:
    """putting hers in, on his behalf, we go halfsies."""
    theirs = token.word.split(" ")[-1] in ("hers", "her", "his", "theirs", "behalf")
    return "proxy" in token.means and (theirs or token.word in _SHARED)


def _caller_of(clause: Clause) -> str:
    """can you call Fenwick back? they phoned twice: the customers themselves."""
    heads = () if _CALLERS.isdisjoint(clause.words) else clause.tokens[:2]
    called = len(heads) > 1 and heads[0].word in _CALLERS and "going" in heads[1].means
    return heads[0].text if called else ""


def _signed_by(clause: Clause, tokens: list[Token]) -> str:
    """双星是小李签的, 20万是小李的单, 老板签了双星: whose it is said to be behind 是; the boss's own."""
    if not _OWNED_BY.isdisjoint(clause.words):
        for one, two, three in zip(tokens, tokens[1:], tokens[2:], strict=False):
            if one.text not in _OWNED_BY or (two.kind != "name" and three.text != "自己"):
                continue
            if "they" in two.means and three.text == "自己":
                return two.text  # 那个12万是他自己跑的
            owned = three.text == "的" or three.means.keys() & ACTS
            if owned and (is_person(two, strict=True) or (one.text == "是" and _is_called(two, tokens))):
                return two.text
    if "boss" not in clause.all_kinds and _BOSSES.isdisjoint(clause.words):
        return ""
    heads = [t for t in tokens if t.day is None and (t.means.keys() != {"fill"} or t.text in _BOSSES)][:3]
    boss = len(heads) == 3 and ("boss" in heads[0].means or heads[0].text in _BOSSES) and heads[2].kind == "name"
    done = boss and heads[1].text.endswith(("了", "ed", "won"))
    return heads[0].text if done and heads[1].means.keys() & ACTS else ""


def _is_called(name: Token, tokens: list[Token]) -> bool:
    """丰泽园那单5万是浩子签的: a short name behind 是, where the customer was named before."""
    customers = [t for t in tokens if t.kind == "name" and t.end <= name.start]
    told = [t.text for t in tokens if t.start >= name.end][1:2] == ["的"]
    return bool(customers) and told and not name.means and len(name.text) <= 3 and is_han(name.text)


def _logs_for_another(tokens: list[Token]) -> bool:
    """log 3 visits for Marcus; Raf asked me to log his 22 calls, Lena asked me to put this in."""
    if any(token.text in _REPORTS for token in tokens) or is_asked_to_log(tokens):
        return True  # 让我代报
    pairs = list(pairwise(tokens))
    heads = [token.word for token in tokens[:4]]
    if heads[:1] == ["put"] and heads[2:] == ["down", "for"] and tokens[1].kind == "name":
        return True  # put Lena down for 6 visits
    logging = any(token.word in _LOGGING for token in tokens[2 * (tokens[0].text == "@") :][:2])
    logging = logging or ("put down" in heads and any("metric" in token.means for token in tokens))
    named = logging and any(one.word.endswith("for") and two.kind == "name" and is_person(two) for one, two in pairs)
    return named or any(one.word in _LOGGING and two.word in THEIR for one, two in pairs)


def _doer_at(tokens: list[Token], place: int) -> str:
    token = tokens[place]
    word = token.word
    if token.kind != "name" and _OTHERS.isdisjoint(token.means) and not word.endswith("'s"):
        return ""
    following = tokens[place + 1 :]
    if place == 0 and token.kind == "name" and _FOR_NICK.match(simplified(token.text)):
        return "proxy"  # 代小李报
    if "proxy" in token.means and following and _for_another(token, following):
        return "proxy"
    if "rival" in token.means and any(t.means.get("stage") == "lost" for t in tokens):
        return ""
    if word in THEIR and place and following and following[0].word in _OWED:
        return ""  # gave Neal half his deposit back
    if "they" in token.means or "team" in token.means:
        noun = place == 0 and word in _GROUPS and word != "team" and following and following[0].kind == "text"
        noun = noun or (word == "group" and tokens[place - 1].kind == "name")  # Pfizer group
        pays = buys(word, following)
        if noun or pays or (following and ("inner" in following[0].means or following[0].text in _TOGETHER)):
            return ""  # 他们尾款刚到账; 师傅陪访两家; group block for the wedding; team standup, then 21 dials
        if place and tokens[place - 1].text in _WITH and "rival" not in token.means:
            return ""  # 跟我们老板一起去拜访了
        acts = place == 1 and bool(following) and (_tells(following[0]) or "actual" in following[0].means)
        return "" if word in _GROUPS and place > 0 and not acts else token.text
    if "you" in token.means and word not in ("u", "ur"):
        return token.text
    if word.endswith("'s") and following and following[0].word in _THEIRS and is_owner(tokens[: place + 1]):
        return token.text[:-2]
    if token.kind != "name":
        return ""
    before = tokens[place - 1].word if place else ""
    beside = before in _NO_DOERS or (place > 1 and before in _BESIDE)
    watched = before in ("看", "见", "听")
    return token.text if (place <= 1 or watched) and not beside and _acts(token, following, tokens[:place]) else ""


def _for_another(token: Token, following: list[Token]) -> bool:
    """Whether 帮, 替, logging for are followed by somebody: 帮我 and "log for today" are not."""
    word = token.word
    if word.endswith("for"):
        labelled = following[0].kind == "name" and len(following) > 1 and following[1].kind == "number"
        return labelled or (following[0].kind == "name" and is_person(following[0]))
    if word in ("帮", "代", "替"):
        report = next((p for p, t in enumerate(following[:6]) if t.text in _REPORTING), 0)
        if any(t.kind == "name" for t in following[:report]):
            return True  # 替请假的大鹏报一下
        return any(is_person(t) or _NICK.match(t.text) or "they" in t.means for t in following[:2])
    if word == "帮忙记" and (following[0].text in ("个", "一下", "下") or following[0].kind == "number"):
        return False  # 帮忙记个演示
    return word.isascii() or following[0].kind in ("name", "text") or "they" in following[0].means


def _acts(name: Token, following: list[Token], before: list[Token]) -> bool:
    """Whether the name is the one who did it: a person, and a verb, a metric or a number comes next."""
    if any(t.means.keys() & {"going", "stage"} for t in before):
        return False
    rest = [t for t in following if t.kind != "day" and not (t.kind == "word" and t.means.keys() == {"fill"})]
    rest = rest[1:] if rest and rest[0].word == "also" else rest
    if not rest:
        return False
    first = rest[0]
    single = name.text.isascii() and (" " not in name.text or name.word.startswith(_TITLES))
    joined = bool(before) and before[-1].word in ("and", "while")
    if joined and is_person(name) and first.means.keys() & {"actual", "done"}:
        return True
    if wins_one(rest) or (following[0].word in ("has", "had") and is_person(name) and goes_on_doing(following)):
        return True
    if single and did_count(rest, heads=not before):
        return True
    if first.kind != "number" and not first.means.keys() & {*ACTS, "actual"}:
        return False
    if first.means.get("stage") == "paid" and pays(name, first, before):
        return False  # 老吴转了8000过来, 临沂老孙现场打款1.5万
    if "stage" in first.means and not first.means.keys() & {"metric", "going"}:
        if single and not before and wins_another(rest):
            return True
        return is_person(name, strict=True) or (is_person(name) and any(t.kind == "name" for t in rest[1:4]))
    if first.figure is not None and (first.figure.money or first.figure.number.scaled):
        return False
    if first.figure is not None and not first.figure.unit and (first.figure.value or 0) >= 500:
        return is_person(name, strict=True)  # 龙湖8000 is a customer with its sum
    return is_person(name)
