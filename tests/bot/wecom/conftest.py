"""The tiny company, and tests that are coroutines."""

from tests.filled import filled as filled
from tests.filled import store as store
from tests.filled import template as template
from tests.running import look_often as look_often
from tests.running import pytest_pyfunc_call as pytest_pyfunc_call
