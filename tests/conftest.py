"""For every test: no log holds people's words or secrets, the terminal speaks English, the machine's pulse is felt."""

import os

from tests.again import pytest_configure as pytest_configure
from tests.again import pytest_runtest_protocol as pytest_runtest_protocol
from tests.again import pytest_terminal_summary as pytest_terminal_summary
from tests.again import pytest_unconfigure as pytest_unconfigure
from tests.canaries import pytest_runtest_makereport as pytest_runtest_makereport

os.environ["LC_ALL"] = "C.UTF-8"
