"""The kinds of expected errors: tell the person what to do, wait and give up, or just wait."""

from language.text import Text


class Refusal(Exception):
    """The request cannot be done; `words` say what was not understood and give one right example."""

    def __init__(self, *words: Text) -> None:
        super().__init__(words[0].msgid)
        self.words = words


class DeliveryFailed(Exception):
    """The platform did not take it. `retry_after` seconds; None: never. `unknown`: it may have arrived."""

    def __init__(self, reason: str, retry_after: float | None = None, *, unknown: bool = False) -> None:
        super().__init__(reason)
        self.retry_after = retry_after
        self.unknown = unknown


class NotYet(Exception):
    """Nothing was sent and nothing is wrong: the platform's pace, or its link, wants so many seconds first."""

    def __init__(self, reason: str, seconds: float) -> None:
        super().__init__(reason)
        self.seconds = seconds
