"""The one customer of a line: 华为签了！预付5万已到账: contract and payments are the same customer's."""

from __future__ import annotations

from language.normalise import word_set
from scoring.reading.frame import Frame

_OF_CONTRACT = word_set("合同 预付 预付款 首付 首付款 首款 首期 首期款 定金 订金 尾款 余款 进度款 质保金")


def share_the_customer(frames: list[Frame]) -> None:
    """Give the contract or the payment without a customer that of the deal beside it, the only one of the message."""
    owner = next((frame for frame in frames if frame.customer), None)
    if owner is None or any(frame.customer not in (None, owner.customer) for frame in frames):
        return
    for frame in frames:
        beside = frame.clause.line == owner.clause.line and frame.stage != owner.stage
        if frame.customer is None and beside and not frame.clause.words.isdisjoint(_OF_CONTRACT):
            frame.customer, frame.inherited = owner.customer, True
