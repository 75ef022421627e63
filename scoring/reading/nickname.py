"""Whether a name is a person's rather than a company's."""

from __future__ import annotations

import re

from language.normalise import simplified, word_set
from scoring.reading.lexicon import GIVEN_NAMES
from scoring.reading.token import Token
from scoring.reading.vocabulary.names import COMMON_SURNAMES, FIRMS, GIVEN_CHARS, GIVEN_HAN, SHOPS, SURNAMES

_PERSON = re.compile(
    f"(?:[小老阿大](?:[{SURNAMES}](?:哥|姐|总)?|[A-Z][a-z]{{1,12}})|阿[\u3400-\u9fff]|[{COMMON_SURNAMES}][\u3400-\u9fff]{{1,2}}|[{SURNAMES}](?:师傅|老师))"
)
_NICK = re.compile(f"[小阿老](?:[{SURNAMES}\u3400-\u9fff]|[A-Z][a-z]{{1,12}})")
_OF_SHOP = re.compile("^[\u3400-\u9fff]{0,6}[店部组区队课處处](?=[\u3400-\u9fff]{2,3}$)")
_OF_CRAFT = re.compile(
    "^(?:我们|咱们|公司)?(?:的)?(?:售后|售前|实施|安装|调试|维修|技术|运维|测试|设计|交付|服务|内勤|商务|财务|法务|物流|仓库|市场|运营|客服|行政)?"
    "(?:部|队|组)?(?:的)?(?:工程师|技术员|师傅|司机|助理|专员|顾问|经理|同事|主管|客服|文员|实习生|学徒|搭档|导购|店员|业务员|销售|促销员)?"
    "(?=[小老阿大][\u3400-\u9fff](?<![店站屋馆院铺厂镇区])(?:哥|姐)?$)"
)
"""工程师老谢, 售后部小李: a colleague with the craft before the nickname."""
_FIRMS = frozenset(FIRMS.split(","))
_SHOPS = frozenset(SHOPS.split(","))
"""Ravi Traders is a firm, and so is Molly's Diner."""
_CALLED = frozenset(GIVEN_HAN.split())

_OWN_TEAM = ("组", "队")
"""老王组打了80个: a colleague's team, by the nickname before it."""

OFFICES = word_set(
    "会计 出纳 前台 门卫 保安 "
    "老板 老板娘 老总 主任 校长 院长 厂长 科长 处长 园长 站长 馆长 行长 局长 所长 村长 店长 总监 经理 采购 财务 "
    "总经理 副总 领导 技术 技术部 售后部 售前 工程部"
)
"""校长当场签了字: offices without a name stand for the customer that was named before."""

_STAFF = (*OFFICES, *word_set("总 工 部长 主管 护士长 负责人 组长 会计"))
"""Titles of those who work for a customer; 姐 and 先生 may be the customer."""

_DOUBLED = re.compile(
    "([丽佳倩娜娟婷宁慧敏晨晶梅洁燕玲珍琪琳琴璐莉莹菲萍蕾薇露静颖佩雯蓓晴岚菁甜圆欢笑萌盼萱瑶悦欣媛])\\1"
)
"""佩佩, 婷婷: a given name's sign twice."""


def is_staff(token: Token) -> bool:
    """质量部孙经理, 李总: one of a customer's people."""
    return simplified(token.text) in OFFICES or ("contact" in token.means and simplified(token.text).endswith(_STAFF))


def first_name(word: str) -> bool:
    """jen, tom: a common given name, in lower case."""
    return word in GIVEN_NAMES


def is_person(token: Token, *, strict: bool = False) -> bool:
    """Whether a name is a person's rather than a company's; `strict`: only nicknames and common given names."""
    if "person" in token.means:
        return True
    if token.means.keys() & {"name", "contact", "quoted"}:
        return False
    word = token.text.strip()
    if word.isascii():
        parts = token.word.strip().split(" ")
        firm = len(parts) == 2 and (parts[1] in _FIRMS or (parts[0].endswith("'s") and parts[1] in _SHOPS))
        return not firm and parts[0].removesuffix("'s") in GIVEN_NAMES and len(parts) <= 2
    word = simplified(word)
    if len(word) > 2:
        word = _OF_SHOP.sub("", _OF_CRAFT.sub("", word))
    if word[-1:] in _OWN_TEAM and _NICK.fullmatch(word[:-1]):
        return True
    if _DOUBLED.fullmatch(word):
        return True
    if word in _CALLED:
        return not strict
    return bool(_NICK.fullmatch(word)) if strict else bool(_PERSON.fullmatch(word))


def may_be_person(name: str) -> bool:
    """Whether a lone Chinese name in front of 签了 may be a colleague's: a given name, or a sign of one."""
    name = simplified(name)
    return name in _CALLED or (2 <= len(name) <= 3 and name[0] in SURNAMES and name[-1] in GIVEN_CHARS)
