"""Small tables typed into a chat: 项目｜计划｜完成 above rows, read as what was done."""

from __future__ import annotations

import re

from language.normalise import fold, word_set, words
from scoring.reading.form import filled_in, itemised

_CELL = re.compile(r"[|/\t]")
_PLAN = word_set("计划 目标 plan planned target goal 任务 预期 应完成 指标")
_DONE = word_set("完成 实际 已完成 达成 done actual actuals result 实际完成 完成数 今日完成 today")
_PLAIN = re.compile(r"\d{1,4}")
_FIGURE = re.compile(r"\d[\d.,]*")


_PLAN_DONE = re.compile(r"(?:目标|计划|任务|target|plan|goal) ?[/／] ?(?:完成|实际|达成|done|actual)", re.IGNORECASE)
_SECOND = re.compile("2[.、)）]|②")
"""Without a second point there is no list of them."""
_PAIR = re.compile(r"(?<![\d/])\d{1,5} ?[/／] ?(\d{1,5})(?![\d/])")
_BEHIND = re.compile(r"(\d{1,4}(?: ?[/|] ?\d{1,4}){1,5}) ?[(（]([^()（）\d\n]{3,60})[)）]\s*$")
_SHORT = re.compile(r"\bD[: ]{0,2}(\d{1,3}) ?[/|, ] ?C[: ]{0,2}(\d{1,3}) ?[/|, ] ?M[: ]{0,2}(\d{1,3})\b")
_LETTERED = re.compile(r"\b(\d{1,3})d ?[/|,] ?(\d{1,3})c ?[/|,] ?(\d{1,3})m\b", re.IGNORECASE)
_VISITED = re.compile(r"\b(\d{1,3})v[ ,/|]{1,2}(\d{1,3})c\b(?:[ ,/|]{1,2}(\d{1,3})l\b)?", re.IGNORECASE)
_SHORT_FOR = ("dials", "connects", "meetings")
"""D 46 / C 11 / M 2: the figures of a telephone team, as it shortens them."""
_SIGNS = re.compile(
    r"([访拜电微报跟意通Vv])(?<![\u3400-\u9fffA-Za-z\d].) ?[:：]? ?(\d{1,3})(?![\d.万wWkK%家个通]|\s*[天号月])"
)
_SIGNS_FOR = dict(zip("访拜电微Vv报跟意通", words("拜访 拜访 电话 加微 加微 加微 报价 跟进 意向 接通"), strict=True))
_MAIN_SIGNS = frozenset("访拜电微")
_MAIN_SIGN = re.compile(f"[{''.join(_MAIN_SIGNS)}]")
"""访4 电28 微6: one sign for each."""
_ALL_SIGNS = re.compile(r"(?:今[日天][:： ]?)?(?:[访拜电微报跟意通]\d{1,3}[,，、 ]?){2,8}")
_SIGN = re.compile(r"([访拜电微报跟意通])(\d{1,3})[,，、 ]?")
"""访5电22微3: nothing else in the line."""
_ABBREVIATED = re.compile(
    r"(?<![\u3400-\u9fff第\d])(?:今[日天])?((?:[一二两三四五六七八九十\d]{1,3}"
    r"(?:拜访|访|拜|电话|电|微|演示|演|报价|方案|跟进)[ ,，、]{0,2}){2,6})(?![\u3400-\u9fff])"
)
_ONE_SHORT = re.compile(r"([一二两三四五六七八九十\d]{1,3})(拜访|访|拜|电话|电|微|演示|演|报价|方案|跟进)")
_SHORT_TOLD = {"访": "拜访", "拜": "拜访", "电": "电话", "微": "加微", "演": "演示"}
"""两访一演示: each number before one sign."""
_SUMMED = re.compile(
    r"([^\d:：\n]{2,30})[:：] ?([^=:：\n]{3,120}?) ?(?:=|equals) ?(\d{1,4})"
    r"(?: (?:total|in total|in all))?(?=[.,;!]|$)"
)
_PHONED = re.compile(r"^([^\w:]{0,9})phones?: *(?=\d{1,3}(?![\d-]))", re.IGNORECASE)
_PART = re.compile(r"(?<![\d.,$£€])\d{1,4}(?![\d%]|\.\d)")
_HEADED = re.compile(r"((?:[a-z]{3,12}[ -]?){1,3}(?:/[a-z -]{3,20}){2,5}) +(\d+(?:/\d+){2,5})$", re.IGNORECASE)
"""dials/connects/sets 71/8/1: three or more, so that no date is taken for figures."""
_PARALLEL = re.compile(r"([^\d:：\n]{2,40})[:：]\s*(\d+(?:(?:\s*[/|、，]\s*|,\s+)\d+)+)\s*$")


_BAR = " | "
_COUNTED_CELL = re.compile(r"[A-Za-z][A-Za-z /'-]{1,24}:? ?\d{1,4}|\d{1,4} [A-Za-z][A-Za-z '-]{1,24}")


def _row_by_row(line: str) -> str:
    """Fri | dials 88 | quotes 7 | wk total 14 | mon: 100 dials: a line for each, as each tells something else."""
    counted = sum(_COUNTED_CELL.fullmatch(cell.strip()) is not None for cell in line.split(_BAR))
    return line.replace(_BAR, "\n") if counted > 2 else line


def flattened(text: str) -> str:
    """The text with its rows of plan and done rewritten as "metric: done"; as it is when it has no such table."""
    text = text.replace("√", "✅")
    if text.count(_BAR) > 3:
        text = "\n".join([_row_by_row(line) for line in text.split("\n")])
    if ("/" in text or "／" in text) and _PLAN_DONE.search(text):
        text = _PAIR.sub(r"\1", _PLAN_DONE.sub("完成", text))
    if _SECOND.search(text):
        text = "\n".join([itemised(line) for line in text.split("\n")])
    if "\n" not in text:
        return _unfolded(text)
    lines = filled_in(_under_heads([_unfolded(line) for line in text.split("\n")]))
    for place, line in enumerate(lines[:-1]):
        cells = _cells(line)
        done = next((number for number, cell in enumerate(cells) if cell in _DONE), None)
        if done is not None and any(cell in _PLAN for cell in cells) and len(cells) <= 6:
            rows = [_row(row, cells, done) for row in lines[place + 1 :]]
            return "\n".join(lines[:place] + rows)
    return "\n".join(lines)


def _under_heads(lines: list[str]) -> list[str]:
    """拜访 | 电话 | 微信 above 3 | 20 | 5, or with spaces between: each figure beside its head."""
    found: list[str] = []
    for line in lines:
        figures = _columns(line) if line[:1].isdigit() or line[:1] == "|" else []
        heads = _columns(found[-1]) if found and len(figures) > 1 and all(map(_PLAIN.fullmatch, figures)) else []
        if len(heads) == len(figures) > 1 and not any(map(_FIGURE.search, heads)):
            found[-1] = "，".join(f"{head}: {figure}" for head, figure in zip(heads, figures, strict=True))
        else:
            found.append(line)
    return found


def _columns(line: str) -> list[str]:
    row = line.strip(" |｜")
    return [cell.strip() for cell in re.split(r"[|｜\t]", row)] if re.search(r"[|｜\t]", row) else row.split()


def _unfolded(line: str) -> str:
    """拜访/电话/报价：3/25/1 as 拜访: 3, 电话: 25, 报价: 1."""
    if _ALL_SIGNS.fullmatch(line.strip()):
        line = _SIGN.sub(lambda found: f"{_SIGNS_FOR[found[1]]}{found[2]}，", line).rstrip("，")
    signs = {found[1] for found in _SIGNS.finditer(line)} if _MAIN_SIGN.search(line) else ()
    if len(signs) > 1 and not _MAIN_SIGNS.isdisjoint(signs):
        line = _SIGNS.sub(lambda found: f"{_SIGNS_FOR[found[1]]}{found[2]}", line)
    if ("访" in line or "电" in line or "拜" in line) and _ONE_SHORT.search(line):
        line = _ABBREVIATED.sub(_told_apart, line)
    if visited := _VISITED.search(line) if "v" in line and "c" in line else None:
        shown = zip(visited.groups(), ("visits", "calls", "leads"), strict=True)
        line = _VISITED.sub(", ".join(f"{count} {label}" for count, label in shown if count), line, count=1)
    short = _SHORT.search(line) if "D" in line else _LETTERED.search(line) if "d" in line else None
    if short:
        told = " / ".join(f"{count} {label}" for count, label in zip(short.groups(), _SHORT_FOR, strict=True))
        return f"{line[: short.start()]}{told}{line[short.end() :]}"
    if "hone:" in line:
        line = _PHONED.sub(r"\1Phone calls: ", line)
    if "=" in line or "equals" in line:
        line = _SUMMED.sub(_summed, line)
    row = line.strip()
    found = _PARALLEL.fullmatch(row) if row[-1:].isdigit() and (":" in row or "：" in row) else None
    found = found or (_HEADED.fullmatch(row) if row[-1:].isdigit() and "/" in row else None)
    behind = _BEHIND.search(line) if row.endswith((")", "）")) else None
    if behind:
        pair = re.split(r"[/|]", behind.group(1)), re.split(r"[,，、/|]", behind.group(2))
        if len(pair[0]) == len(pair[1]):
            told = "，".join(f"{label.strip()}: {figure.strip()}" for figure, label in zip(*pair, strict=True))
            return f"{line[: behind.start()].rstrip(' :：')}，{told}"
    if not found:
        return line
    labels, figures = re.split(r"[/|,、，]", found.group(1)), re.split(r"[/|,、，]", found.group(2))
    if len(labels) < 2 or len(labels) != len(figures):
        return line
    return "，".join(f"{label.strip()}: {figure.strip()}" for label, figure in zip(labels, figures, strict=True))


def _told_apart(found: re.Match[str]) -> str:
    """两访一演示 as 拜访2，演示1; 十五访 and the like stay numbers as they were said."""
    told = [f"{_SHORT_TOLD.get(label, label)}{count}" for count, label in _ONE_SHORT.findall(found[1])]
    return found[0].removesuffix(found[1]) + "，".join(told) + "，" * found.string[found.end() :][:1].isalnum()


def _summed(found: re.Match[str]) -> str:
    """Leads: website 4, referral 2 = 6 total as Leads: 6, when the parts add up to it."""
    parts = [int(part) for part in _PART.findall(found[2])]
    return f"{found[1]}: {found[3]}" if len(parts) > 1 and sum(parts) == int(found[3]) else found[0]


def _cells(line: str) -> list[str]:
    return [cell.strip(" *_") for cell in _CELL.split(fold(line).strip(" |")) if cell.strip(" *_-:")]


def _row(line: str, head: list[str], done: int) -> str:
    """A row as metric and done figure: "陌拜｜8｜5" is "陌拜: 5"; 电话 50/55 under 计划/完成 is "电话: 55"."""
    cells = [cell.strip() for cell in _CELL.split(fold(line).strip(" |"))]
    if len(cells) == len(head) and done < len(cells) and _FIGURE.search(cells[done]):
        label = _FIGURE.sub("", cells[0]).strip(" :")
        figure = _FIGURE.search(cells[done])
        return f"{label}: {figure.group()}" if label and figure else line
    return line
