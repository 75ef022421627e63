"""Lines as a form means them: 客户：顺达 above 事项：上门拜访 is 顺达：上门拜访; 1.华为付了 2.万科没付 are two."""

from __future__ import annotations

import re
from itertools import pairwise

_FIELD = re.compile(r"^[ \t·•*-]*([\u3400-\u9fffA-Za-z ]{2,12}?) ?[:：][ \t]*(\S[^\n]*)$")
_WHOM = re.compile(
    "(?:[客顾][户戶]|[单單]位|公司)(?:名[称稱]|姓名|全[称稱])?|(?:customer|account|client)(?: name)?", re.IGNORECASE
)
_HINTS = ("客", "顾", "單", "单", "公司", "customer", "account", "client")
"""What a label of a customer begins with; other texts have none."""
_BULLETS = " \t·•*-"
_WHAT = re.compile(
    "(?:今日|今天|跟[进進]|[沟溝]通|接洽|洽[谈談]|拜[访訪]|工作|主要)?(?:事[项項]|[内內]容|[类類]型|方式|形式|[动動]作|活[动動]"
    "|[结結]果|成果|[进進]展|[状狀]態?态?)|activity|activities|type|action|result|outcome|stage|status|what",
    re.IGNORECASE,
)
_COUNTED = re.compile(r"[:：] ?\d{1,3} ?(?:[家次个個通组組位场場份]|$)", re.MULTILINE)
"""A figure of its own says how many there were."""
_POINT = re.compile(r"(?:(?:(?<=[\s:：,，;；。])|^)([1-9])[.、)）](?!\d)|([①-⑨])) ?")
_HEADED = re.compile(r"[\s;；。.]([^\s;；。.:：,，\d]{2,12}[:：]\s*)$")
"""The heading at once before points that begin again."""
_LONGEST = 20
"""Characters of a customer's name, at most."""


def filled_in(lines: list[str]) -> list[str]:
    """The lines of forms with the customer's name in place of the label of what was done; others as they are."""
    if not any(line.lstrip(_BULLETS)[:12].lower().startswith(_HINTS) for line in lines):
        return lines
    fields = [_FIELD.match(line) for line in lines]
    if not any(field and _WHOM.fullmatch(field[1]) for field in fields) or _COUNTED.search("\n".join(lines)):
        return lines
    name = ""
    found: list[str] = []
    for line, field in zip(lines, fields, strict=True):
        if field is not None and _WHOM.fullmatch(field[1]):
            name = field[2].strip()
            name = name if name.isascii() else name.split()[0]
        elif field is not None and 1 < len(name) <= _LONGEST and _WHAT.fullmatch(field[1]):
            line = f"{name}：{field[2]}"
        found.append(line)
    return found


def itemised(line: str) -> str:
    """A line for each of the numbered points of a line that tell of more than names; other lines as they are.

    Points that begin again at 1 stand below a heading of their own: …3.报价18万 明日计划：1.拜访格力 2.跟进美的.
    """
    points = list(_POINT.finditer(line))
    numbers = [int(found[1]) if found[1] else ord(found[2]) - ord("①") + 1 for found in points]
    anew = [place for place, number in enumerate(numbers) if number == 1]
    goes_on = all(two in (1, one + 1) for one, two in pairwise(numbers))
    if len(points) < 2 or anew[:1] != [0] or not goes_on or len(anew) == len(numbers):
        return line
    borders = [found.start() for found in points] + [len(line)]
    if not any(
        char.isdigit() for found, end in zip(points, borders[1:], strict=True) for char in line[found.end() : end]
    ):
        return line  # 拜访客户：1. 蓝思 2. 领益
    headed = [_HEADED.search(line, points[place - 1].end(), points[place].start()) for place in anew[1:]]
    borders = sorted({0, *borders, *(found.start(1) for found in headed if found is not None)})
    return "\n".join(part for one, two in pairwise(borders) if (part := line[one:two].strip()))
