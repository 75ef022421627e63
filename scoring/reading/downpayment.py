"""A payment plan by its parts: 首付30% 尾款验收后; 30% upfront, 70% on delivery; 首付10万，尾款20万12月31日."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from language.alternatives import quick
from language.dates import day_at
from language.numbers import number_at
from scoring.instalments import Part

_TENTHS = {word: number for number, word in enumerate("一二三四五六七八九", 1)}
_MARK = re.compile(r"(?:¥|\$|€|£|[a-z]{3} ?)?(?=\d|[一二三四五六七八九十百两])")
_UNIT = re.compile(r" ?(?:元|块|rmb|cny|usd)(?![a-z])")
_FIRST = (
    r"首付款?|首款|首期款?|预付款?|定金|订金|签约款|(?:合同)?签(?:订|约|字|署)(?:后|时)(?:付|支付|即付)?|"
    r"down ?payment|deposit|"
    r"up ?front|in advance|advance|(?:on|upon|at) sign(?:ing|ature)"
)
_LATER = (
    r"中期款?|二期款?|三期款?|进度款|(?:到货|发货|交付|上线|安装|调试|验收|投产|培训|初验|终验)(?:合格|完成|通过)?(?:款|后|时)?|尾款|余款|剩余|其余|剩下"
    r"|质保金|balance|final payment|final|remainder|(?:the )?rest|"
    r"(?:on|upon|after|at) (?:delivery|acceptance|completion|go-live|launch|installation|shipment|handover|approval)"
)
_LABEL = re.compile(rf"(?P<first>{_FIRST})|(?P<later>{_LATER})")
_MAY_LABEL = quick(f"{_FIRST}|{_LATER}")
_SHARE = re.compile(r"(?P<percent>\d{1,3}(?:\.\d{1,2})?) ?%|(?P<tenths>[一二三四五六七八九]) ?成")
_FILLER = re.compile(r"(?:[ ,，、;；:：+&的付款支先再在于按为是]|and |then |by |on |within |另|及|和)")


@dataclass(frozen=True, slots=True)
class Said:
    """A part as it was said: so many whole units, or a weight of the rest; and when."""

    part: Part
    units: Decimal | None = None


Span = tuple[int, int, tuple[Said, ...]]
"""Where the words of a plan begin and end in the folded text, and its parts."""


def amount_at(folded: str, at: int) -> tuple[Decimal, int] | None:
    """An amount of money: with 万 or k, or of 500 and more."""
    mark = _MARK.match(folded, at)
    number = number_at(folded, mark.end()) if mark and mark.end() < len(folded) else None
    if number is None or number.value is None or number.doubt or number.percent:
        return None
    if not number.scaled and number.value < 500:
        return None
    unit = _UNIT.match(folded, number.end)
    return number.value, unit.end() if unit else number.end


@dataclass(slots=True)
class _Piece:
    units: Decimal | None = None
    share: Decimal | None = None
    label: str = ""
    first: bool = False
    day: date | None = None


def listed(folded: str, today: date) -> Span | None:
    """首付30%，尾款验收后; 30% upfront, 70% on delivery; 首付10万，尾款20万12月31日."""
    label = _LABEL.search(folded) if _MAY_LABEL.search(folded) else None
    if label is None:
        return None
    before = _value_before(folded, label.start())
    start = label.start() if before is None else before
    pieces, end = _pieces(folded, start, today, leading=before is not None)
    shares = [piece.share for piece in pieces if piece.share is not None]
    whole = sum(shares, Decimal(0))
    empty = sum(piece.share is None and piece.units is None for piece in pieces)
    if not pieces or empty > 1 or whole > 100 or (len(pieces) == 1 and not shares):
        return None
    if whole < 100 and shares and not empty and not any(piece.units for piece in pieces):
        pieces.append(_Piece())
    return start, end, tuple(_said(piece, whole) for piece in pieces)


def _said(piece: _Piece, whole: Decimal) -> Said:
    share = piece.share if piece.share is not None else 100 - whole
    when = "day" if piece.day else "signing" if piece.first else "condition"
    words = "" if piece.first or piece.day else piece.label
    part = Part(weight=max(1, int(share * 100)), when=when, day=piece.day, words=words)  # type: ignore[arg-type]
    return Said(part, piece.units)


def _value_before(folded: str, at: int) -> int | None:
    """Where a per cent or an amount begins that stands right before the label, and is not the contract's own."""
    for begin in range(max(0, at - 14), at):
        if begin and (folded[begin - 1].isdigit() or folded[begin - 1] in ".,"):
            continue
        share = _SHARE.match(folded, begin)
        amount = None if share else amount_at(folded, begin)
        end = share.end() if share else amount[1] if amount else -1
        if end > 0 and folded[end:at].strip(" :的") == "" and (share or re.search(r"\d", folded[:begin])):
            return begin
    return None


def _pieces(folded: str, at: int, today: date, *, leading: bool) -> tuple[list[_Piece], int]:
    """The parts from there on, each a label with a value (`leading`: the value first), until something else comes."""
    pieces: list[_Piece] = []
    end = at
    while at < len(folded):
        share, label = _SHARE.match(folded, at), _LABEL.match(folded, at)
        filler = None if label else _FILLER.match(folded, at)
        if filler:
            at = filler.end()
            continue
        amount = None if share or label else amount_at(folded, at)
        day = None if share or label or (amount and not folded[at].isdigit()) else day_at(folded, at, today)
        if day and not day.wrong and (day.ahead or day.past) and (amount is None or day.end >= amount[1]):
            if pieces:
                pieces[-1].day = day.ahead or day.past
            at = end = day.end
        elif share or amount:
            _value(pieces, leading=leading).__setattr__(*_valued(share, amount))
            at = end = share.end() if share else amount[1] if amount else at
        elif label:
            _labelled(pieces, label, leading=leading)
            at = end = label.end()
        else:
            break
    return pieces, end


def _valued(share: re.Match[str] | None, amount: tuple[Decimal, int] | None) -> tuple[str, Decimal]:
    if share:
        tenths = share["tenths"]
        return "share", Decimal(_TENTHS[tenths] * 10) if tenths else Decimal(share["percent"])
    assert amount is not None
    return "units", amount[0]


def _value(pieces: list[_Piece], *, leading: bool) -> _Piece:
    """The part that a value belongs to: a new one where values lead, else the one whose label was read."""
    if leading or not pieces or pieces[-1].units is not None or pieces[-1].share is not None:
        pieces.append(_Piece())
    return pieces[-1]


def _labelled(pieces: list[_Piece], label: re.Match[str], *, leading: bool) -> None:
    last = pieces[-1] if pieces else None
    valued = last is not None and (last.units is not None or last.share is not None)
    if last is None or (valued and (last.label or not leading)):
        pieces.append(_Piece())
    piece = pieces[-1]
    piece.label += label.group()
    piece.first = piece.first or label["first"] is not None
