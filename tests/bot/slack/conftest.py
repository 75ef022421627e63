"""The tiny company in Slack: the whole house over a real store, the real adapter, and a strict Slack on loopback."""

from tests.filled import filled as filled
from tests.filled import store as store
from tests.filled import template as template
from tests.running import look_often as look_often
from tests.running import pytest_pyfunc_call as pytest_pyfunc_call
