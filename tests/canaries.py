"""P24: nothing that people said, no name and no secret gets into a log, in any test; put into the root conftest."""

import re
from collections.abc import Generator

import pytest

SAID = (
    "王芳",
    "李雷",
    "陈静",
    "周敏",
    "星河",
    "华星科技",
    "宏远",
    "with the words of a person in it",
    "with a name in it",
)
"""Names and words of the tests' companies that stand in messages; a log line of the program must not hold them."""
SECRETS = re.compile(r"xox[abp]-[\w-]{8}|xapp-[\w-]{8}|corpsecret=\w|access_token=\w|Bearer \w{8}|://\w+:[^*@/\s]+@")
LOG_LINE = re.compile(r'\[(debug|info|warning|error|critical) *\]|"level": "(debug|info|warning|error|critical)"')


def canaries(text: str) -> list[str]:
    """Lines of a log that hold what no log may hold."""
    lines = [line for line in text.splitlines() if LOG_LINE.search(line)]
    return [line for line in lines if any(name in line for name in SAID) or SECRETS.search(line)]


@pytest.hookimpl(wrapper=True)
def pytest_runtest_makereport(
    item: pytest.Item, call: pytest.CallInfo[None]
) -> Generator[None, pytest.TestReport, pytest.TestReport]:
    """A test in which such a line was written has failed."""
    report = yield
    of_now = [content for title, content in report.sections if title.endswith(f" {report.when}")]
    found = [line for content in of_now for line in canaries(content)]
    if found and report.passed:
        report.outcome = "failed"
        report.longrepr = "a log holds what it must not hold:\n" + "\n".join(found[:5])
    return report
