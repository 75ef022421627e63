"""For every test: no log holds people's words or secrets."""

from tests.canaries import pytest_runtest_makereport as pytest_runtest_makereport
