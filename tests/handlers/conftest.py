"""The tiny company for tests of handlers."""

from tests.filled import filled, store, template

__all__ = ["filled", "store", "template"]
