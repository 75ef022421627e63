"""The kinds of expected errors: tell the person what to do, wait and give up, or just wait."""

from typing import Literal

from language.text import Text


class Refusal(Exception):
    """The request cannot be done; `words` say what was not understood and give one right example."""

    def __init__(self, *words: Text) -> None:
        super().__init__(words[0].msgid)
        self.words = words


class DeliveryFailed(Exception):
    """The platform did not take it. `retry_after` seconds; None: never. `unknown`: it may have arrived.

    `state` is what becomes of it when it is given up: failed, or unreached: nobody can be written to there yet.
    `remedy`: what the admins can do about it, where that is known.
    """

    def __init__(
        self,
        reason: str,
        retry_after: float | None = None,
        *,
        unknown: bool = False,
        state: Literal["failed", "unreached"] = "failed",
        remedy: Text | None = None,
    ) -> None:
        super().__init__(reason)
        self.retry_after, self.unknown, self.state, self.remedy = retry_after, unknown, state, remedy


class NotYet(Exception):
    """Nothing was sent and nothing is wrong: the platform's pace, or its link, wants so many seconds first."""

    def __init__(self, reason: str, seconds: float) -> None:
        super().__init__(reason)
        self.seconds = seconds
