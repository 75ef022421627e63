"""For every test: no log holds people's words or secrets, and the terminal speaks English."""

import os

from tests.canaries import pytest_runtest_makereport as pytest_runtest_makereport

os.environ["LC_ALL"] = "C.UTF-8"
