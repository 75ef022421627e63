"""The tiny company, and loops that look often, so that no test waits for them."""

import pytest

from bot import pipeline, sender
from tests.filled import filled as filled
from tests.filled import store as store
from tests.filled import template as template
from tests.running import pytest_pyfunc_call as pytest_pyfunc_call


@pytest.fixture(autouse=True)
def _look_often(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(pipeline, "RETRY_EVERY", 0.01)
    monkeypatch.setattr(sender, "LOOK_EVERY", 0.01)
