"""The company that tests of the clock speak to."""

from tests.staged import stage

__all__ = ["stage"]
