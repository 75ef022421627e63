"""The tiny company in Slack: the whole house over a real store, the real adapter, and a strict Slack on loopback."""

import pytest

from tests.filled import filled as filled
from tests.filled import store as store
from tests.filled import template as template
from tests.running import PATIENCE
from tests.running import look_often as look_often
from tests.running import pytest_pyfunc_call as pytest_pyfunc_call


@pytest.fixture(autouse=True)
def wait_longer(monkeypatch: pytest.MonkeyPatch) -> None:
    """Slack waits three seconds for an acknowledgement, and a slow machine fails no test that is about something else."""
    monkeypatch.setattr("tests.fakes.slack.server.ANSWER_WITHIN", PATIENCE)
    monkeypatch.setattr("tests.fakes.slack.methods.TRIGGER_LASTS", PATIENCE)
    monkeypatch.setattr("bot.platforms.slack.listeners.KEPT_WITHIN", PATIENCE)
