"""The tiny company, and tests that are coroutines."""

from tests.both import home as home
from tests.both import postgresql as postgresql
from tests.both import store as store
from tests.filled import filled as filled
from tests.filled import on_sqlite as on_sqlite
from tests.filled import template as template
from tests.running import look_often as look_often
from tests.running import pytest_pyfunc_call as pytest_pyfunc_call
