"""P24: the net that catches names and secrets in the logs of every test has no hole."""

from collections.abc import Callable

import pytest

from tests.canaries import canaries

Figure = Callable[[str, str, str], None]
BEFORE = "2026-03-11 10:00:00 [warning  ] message failed    id=1 "


@pytest.mark.parametrize(
    "leak",
    [
        "text='签单华星科技5万'",
        "name=王芳",
        "token=xoxb-1234-5678-abc",
        "url=https://x/y?access_token=abc",
        "db=postgresql://u:pw@h/d",
    ],
)
def test_a_leak_is_seen_in_either_form_of_the_log(leak: str) -> None:
    assert canaries(f"fine\n{BEFORE}{leak}\n")
    assert canaries(f'{{"level": "warning", "event": "{leak}"}}')


def test_what_a_test_prints_itself_and_what_is_hidden_is_no_leak(figure: Figure) -> None:
    assert canaries("王芳 said something\n") == []
    assert canaries(BEFORE + "url=https://x/y?*** db=postgresql://***@h/d") == []
    figure("P24", "0 canaries in the logs of the whole suite", "every test fails in whose log one stands")
