"""Chinese words of a message: without spaces between them, names are what no word covers."""

from __future__ import annotations

import re

from language.dates import DayFound
from language.money import CURRENCY_OF, currency_after, currency_before
from language.numbers import Number, number_at
from scoring.reading.company import ENDINGS, company_end
from scoring.reading.counts import counted, money_at
from scoring.reading.figures import ORDINAL, TIME
from scoring.reading.lexicon import STRICT, UNITS, Means
from scoring.reading.token import NOTHING, Passage, Token, is_han
from scoring.reading.vocabulary.names import SURNAMES

# What a figure can begin with; only there are its patterns tried.
_FIGURES = frozenset("小大老零〇一二三四五六七八九两俩仨廿卅壹贰叁肆伍陆柒捌玖十拾百佰千仟半几第好上成数若不很许无多")
_OF_CHEQUES = frozenset("壹贰叁肆伍陆柒捌玖")
"""Numerals of cheques, of which names are made as well."""
_BARE_UNITS = frozenset("百千万亿")
_HERD = re.compile("[只匹棵颗朵][\u4e00-\u9fff]")
"""三只羊, 七匹狼, 三棵树: what names beginning with a numeral are made of."""
_NUMERALS = frozenset("零〇一二三四五六七八九两十廿卅")
_DAYS = frozenset("大前昨今本明后上下这周星礼月听琴寻噚")
_MARKS = frozenset(mark[0] for mark in CURRENCY_OF)
_SURNAMES = frozenset(SURNAMES)
_MAY_COUNT = _FIGURES | _MARKS | _SURNAMES
_BEGINS_DAY = _DAYS | _NUMERALS
_BEGINS = _MAY_COUNT | _BEGINS_DAY
"""What a contact, a figure or a day begins with; any other character begins a word or nothing."""
_HOSPITAL = re.compile("[一二三四五六七八九十]{1,2}[院中](?=[\u4e00-\u9fff0-9])")
"""四院最后选了进口的: at the head of a clause it is a name, elsewhere a count."""
_GONE_TO = re.compile("[一二三四五六七八九十]{1,2}[院中]")
"""去了趟三院: where one has been, also where the clause ends."""
_NUMBERED = re.compile(
    "第[一二三四五六七八九十0-9]{1,3}(?:(?:人民|中心|附属|中)?医院|中学|小学|高中|实验|建筑|设计院|机床)"
)
"""第三人民医院: an ordinal that is part of a name."""
_OFFICES = ("展厅", "门店", "分店", "店", "部", "区", "分公司", "中心")
"""What stands before a team that is told of by its number."""
_SAYING = re.compile("[\u3400-\u9fff]{1,4}(?:说(?![明话服法])|讲(?!解|座))")
_LOOSE = frozenset(("fill", "rest"))
"""Words that a name before them may end in the first character of: 统一下单, 永丰余下单."""
_NO_SECOND = frozenset("我你他她它谁访谈约见聊加发")
"""What a name that begins with 和 does not go on with: 和他当场签约, 访了和约3家."""
_OWNERS = frozenset("业货户房雇车船")
"""业主, 货主: whose owner somebody is."""
_HEADS = frozenset("，,。；;\n：: ")
_CONTACT = re.compile(
    f"[{SURNAMES}](?:师傅|先生|女士|小姐|太太|太(?![太阳平原空极])|阿姨|大哥|医生|总监|总(?![额量数部结计共体价裁监])|董(?!事)|老板|科长|处长|厂长"
    "|院长|校长|主任|经理|店长|协理|襄理|副理|课长|行长|园长|馆长|站长|局长|所长|村长|护士长|姐(?:家(?![个的电具装居族])|(?!姐|妹))|哥(?:家(?![个的电具装居族])|(?!哥|们))|工(?![程作业厂人资序艺地具行商银]))"
)


def hanzi_at(passage: Passage, at: int, gap: int) -> Token | None:
    """The Chinese word, day or number at a place; None when it belongs to the unknown run begun at `gap` (or -1)."""
    folded = passage.folded
    char = folded[at]
    hit = passage.words.match(folded, at)
    if hit is None and char not in _BEGINS:
        return None
    longest, means = hit or (at, NOTHING)
    if gap >= 0 and "name" in means and folded[longest - 1] == "的":
        return None  # 尚美的报价单
    if "name" in means or "person" in means:
        return passage.token("name", at, longest, means)
    if char in _NUMERALS:
        heads = _heads(folded, at)
        form = _GONE_TO if folded[at - 1 : at] == "趟" else _HOSPITAL
        hospital = form.match(folded, at) if heads or (gap < 0 and _is_numbered(passage, at)) else None
        if hospital:
            return passage.token("name", at, hospital.end(), {"company": ""})
        if "team" in means and not heads and _is_no_team(folded, at, longest, gap):
            hit, longest, means = None, at, NOTHING
    day = passage.day_at(at) if char in _BEGINS_DAY and not _called_zhou(folded, at) else None
    ending = longest + (longest == at + 1)
    named = _company_at(passage, at, hit, day) if day or folded[ending : ending + 1] in ENDINGS else None
    if named:
        return named
    if day or char in _MAY_COUNT:
        figure = _figure_at(passage, at, longest, day, in_gap=gap >= 0)
        if figure:
            return figure
    if hit is None or (longest == at + 1 and _in_name(passage, at, gap)):
        return None
    if gap >= 0 and (_goes_on(passage, at, longest, means) or _parts_a_word(folded, at, longest)):
        return None
    said = (passage.text if "place" in means else folded)[at:longest]
    return Token("word", at, longest, said, means)


def _called_zhou(folded: str, at: int) -> bool:
    """跟小周一起跑: a colleague's name, no Monday."""
    return folded[at] == "周" and at > 0 and folded[at - 1] in "小老阿大" and folded.startswith("一起", at + 1)


def _is_numbered(passage: Passage, at: int) -> bool:
    """二院, 成都三院, 在五院: which of a town's hospitals, no count; 跑了三院 may be one."""
    folded = passage.folded
    if folded[at + 1 : at + 2] not in ("院", "中") or (folded[at + 1] == "中" and folded[at - 1] != "在"):
        return False
    place = passage.words.match(folded, at - 2) if at > 1 else None
    return (
        folded[at] in "一二"
        or folded[at - 1] in "在市省县去到从往找趟"
        or bool(place and place[0] == at and "place" in place[1])
    )


def _heads(folded: str, at: int) -> bool:
    """Whether a clause begins here."""
    return not at or folded[at - 1] in _HEADS


def _in_office(folded: str, at: int, end: int) -> bool:
    """展厅二组刘洋: a team by the office before it and whose name stands behind; 带看三组 counts."""
    return folded.endswith(_OFFICES, 0, at) and is_han(folded[end : end + 1])


def _is_no_team(folded: str, at: int, end: int, gap: int) -> bool:
    """带看三组 counts; 翠苑三区 is where somebody lives, 华东三区 a team."""
    if _in_office(folded, at, end):
        return False
    return folded[end - 1] == "组" or (folded[end - 1] == "区" and gap >= 0 and folded[at - 1] not in "东西南北中")


def _parts_a_word(folded: str, at: int, end: int) -> bool:
    """永新的运费, 业主要两套方案: where a common word would be cut out of a name or a person and what follows."""
    return folded[at:end] == "新的" or (folded[at - 1] in _OWNERS and folded.startswith("主要", at))


def _goes_on(passage: Passage, at: int, end: int, means: Means) -> bool:
    """Whether a place or a filling word is rather a part of the unknown run before it: 七彩云南, 川渝人家."""
    if passage.folded[at:end] == "人家":
        return True
    if len(means) != 1:
        return False
    return "place" in means or (not _LOOSE.isdisjoint(means) and end > at + 1 and _overlaps(passage, end))


def _overlaps(passage: Passage, end: int) -> bool:
    """Whether the last character of a filling word rather begins what happened."""
    hit = passage.words.match(passage.folded, end - 1)
    return hit is not None and hit[0] > end and "stage" in hit[1]


def _company_at(passage: Passage, at: int, hit: tuple[int, Means] | None, day: DayFound | None) -> Token | None:
    """明天科技, 签宝软件: a name that begins with a day or a word of ours."""
    if day is not None and passage.folded.startswith(("公司", "集团"), day.end):
        return passage.token("name", at, day.end + 2, {"company": ""})  # 九号公司
    if day is not None and (hit is None or day.end >= hit[0]):
        end = company_end(passage, at, day.end, frozenset())
    elif hit is not None:
        end = company_end(passage, at, hit[0], hit[1].keys())
    else:
        return None
    return passage.token("name", at, end, {"company": ""}) if end is not None else None


def _figure_at(passage: Passage, at: int, longest: int, day: DayFound | None, *, in_gap: bool) -> Token | None:
    """A contact (王总), a day, a time, an ordinal, money or a count, unless a word of ours is longer."""
    folded = passage.folded
    char = folded[at]
    contact = _CONTACT.match(folded, at) if char in _SURNAMES else None
    if contact and longest <= contact.end():
        master = contact[0].endswith("师傅")  # a colleague as well as a customer
        return passage.token("name", at, contact.end(), NOTHING if master else {"contact": ""})
    if day and longest <= day.end:
        return Token("day", at, day.end, folded[at : day.end], day=day)
    time = TIME.match(folded, at) if char in _NUMERALS else None
    if time:
        return passage.token("time", at, time.end())
    ordinal = ORDINAL.match(folded, at) if char == "第" else None
    named = _NUMBERED.match(folded, at) if ordinal else None
    if named:
        return passage.token("name", at, named.end(), {"company": ""})
    if ordinal:
        return passage.token("text", at, ordinal.end(), {"ordinal": ""})
    mark = currency_before(folded, at) if char in _MARKS else None
    if mark:
        return money_at(passage, at, mark)
    number = number_at(folded, at) if char in _FIGURES else None
    if number and longest <= number.end and _counts(passage, number, in_gap=in_gap):
        return counted(passage, at, number)
    return None


def _in_name(passage: Passage, at: int, gap: int) -> bool:
    """Whether a character is rather a part of a name: any but those that end one; 和 behind a 、 begins one."""
    char, following = passage.folded[at], passage.char(at + 1)
    if not is_han(char):
        return False
    heads = at == 0 or passage.folded[at - 1] in "，,。；;\n"
    if char == "和" and gap < 0 and _begins_with_and(passage, at, heads=heads):
        return True
    if _is_own_word(passage, at, gap, heads=heads):
        return False
    if char in "和与" and 0 <= gap == at - 1 and following and is_han(following):
        return True
    if char == "和" and 0 <= gap == at - 1 and following in ("", " ", "\n", ",", "，", "。", ";", "、"):
        return True  # 泰和 1万
    if char in "没无未零不应实收打" and following:
        hit = passage.words.match(passage.folded, at + 1)
        if char in "没未" and hit and hit[0] > at + 2:
            return False
        if char in "没无未零不":
            return not (hit and hit[1].keys() & {"metric", "stage", "going"})
        return not (hit or following.isdigit())
    return char not in STRICT or (char == "和" and at > 0 and passage.folded[at - 1] in "、:")


def _begins_with_and(passage: Passage, at: int, *, heads: bool) -> bool:
    """和泰签约, 和椿当场下单, 签下和泰12万: 和 begins a name of two characters where it joins nothing."""
    folded = passage.folded
    if not is_han(passage.char(at + 1)) or folded[at + 1] in _NO_SECOND:
        return False
    behind = at + 2 + (passage.char(at + 2) == " ")
    if not heads:
        return folded[at - 1] in "了下" and (
            behind >= len(folded) or folded[behind] in _HEADS or folded[behind].isdigit()
        )
    day = passage.day_at(behind) if behind < len(passage.folded) else None
    behind = day.end if day is not None else behind
    for _ in range(3):
        hit = passage.words.match(folded, behind) if behind < len(folded) else None
        if hit is None or "stage" in hit[1]:
            return hit is not None
        if hit[1].keys() != {"fill"} or hit[0] == behind + 1:
            return False
        behind = hit[0]
    return False


def _is_own_word(passage: Passage, at: int, gap: int, *, heads: bool) -> bool:
    """Single characters that are words of their own where they stand: 听小赵说, 等X到账, 收X15万, X先付了."""
    char, following = passage.folded[at], passage.char(at + 1)
    if char in "谁啥哪":
        return gap < 0 or passage.folded.startswith(("谁领先", "谁厉害", "谁赢", "谁高", "谁多"), at)
    if char in "早晚" and gap < 0 and following.isdigit():
        return True  # 早32 晚18
    if char in "无零" and gap < 0 and (not following or not is_han(following)):
        return True  # 上门：无
    if char == "等" and following in ("了", "到", "着"):
        return True  # 在华清仪器等了俩小时
    if char in "听看见" and gap < 0:
        return _is_told_of(passage, at + 1)
    if char in "等求盼收" and gap < 0 and heads:
        return following != char and following != "获"
    if char == "刚" and gap < 0 and following in ("和", "跟", "与", "给", "从", "到", "在", "去", "把"):
        return True  # 刚和苏泊尔通了电话
    verb = passage.words.match(passage.folded, at + 1) if char in "先曾刚才只已" and following else None
    return verb is not None and bool(verb[1].keys() & {"stage", "going"})


def _is_told_of(passage: Passage, at: int) -> bool:
    """听小赵说, 看小李打了: whether a person stands behind the verb."""
    if passage.folded[at - 1] == "听" and _SAYING.match(passage.folded, at):
        return True  # 听客服说
    person = at + 1 < len(passage.folded) and passage.folded[at] in "小老阿大" and passage.folded[at + 1] in SURNAMES
    hit = passage.words.match(passage.folded, at) if at < len(passage.folded) else None
    return person or (hit is not None and bool(hit[1].keys() & {"person", "they"}))


def _counts(passage: Passage, number: Number, *, in_gap: bool) -> bool:
    """Whether Chinese numerals are a number here: behind them comes a unit, an end or a currency; 九阳 is a name."""
    if number.han and passage.folded[number.start : number.end] in _BARE_UNITS:
        return bool(UNITS.match(passage.folded, number.end)) if passage.char(number.end) else False
    if not number.han or number.scaled or number.doubt in ("range", "vague"):
        return True
    run = passage.folded[number.start : number.end]
    if len(run) == 1 and run not in "两俩" and _HERD.match(passage.folded, number.end):
        beast = number.end + 1
        return passage.words.match(passage.folded, beast) is not None
    following = passage.char(number.end)
    goes_on = run[0] in _OF_CHEQUES and is_han(passage.char(number.end + 1)) and following not in "元圆块整"
    if goes_on and passage.words.match(passage.folded, number.end + 1) is None:
        return False  # 壹佰分教育, 陆家嘴 are names
    if following and UNITS.match(passage.folded, number.end):
        return not in_gap or len(run) > 1 or following in "家个通次场份单条位组户间处张趟笔"
    if currency_after(passage.folded, number.end):
        return True
    if not following or not is_han(following):
        return not in_gap or run in "俩仨" or (len(run) > 1 and run[-1] in "百千")
    return run in ("俩", "仨") or (
        len(run) > 1 and any(unit in run for unit in "十百千") and following in "多来余左上整"
    )
