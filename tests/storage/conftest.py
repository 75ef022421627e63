"""A store with the tiny company: a real SQLite file of its own for each test."""

from tests.filled import filled as filled
from tests.filled import store as store
from tests.filled import template as template
