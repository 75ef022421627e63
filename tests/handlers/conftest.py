"""The tiny company for tests of handlers."""

from tests.filled import filled, store, template
from tests.staged import stage

__all__ = ["filled", "stage", "store", "template"]
