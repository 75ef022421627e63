"""A visit to the page of a company with a hostile member, in a real browser."""

from collections.abc import Callable, Iterator

import pytest
from playwright.sync_api import Browser, Page

from tests.web.browser import serving, watched
from tests.web.company import Company, member
from web.playground import app

WORDS = {"You speak as": "你的身份", "Send": "发送"}
HOSTILE = "<script>alert(1)</script>\"'><img src=x onerror=alert(1)> <!channel> @all {{7*7}} [x](javascript:alert(1))"
Visit = Callable[..., Page]


@pytest.fixture
def company() -> Company:
    return Company(member("evil", HOSTILE, "east"))


@pytest.fixture
def visit(browser: Browser, company: Company) -> Iterator[Visit]:
    """Opens a page of the company; in the end there were no complaints and no foreign requests."""
    site = app(company, lambda locale: lambda msgid: WORDS.get(msgid, msgid) if locale == "zh_CN" else msgid)
    with serving(site) as address:
        contexts, watches = [], []

        def open_page(
            path: str = "/?as=wang", *, width: int = 1280, scheme: str = "light", may_say: str = ""
        ) -> Page:
            context = browser.new_context(
                viewport={"width": width, "height": 800},
                color_scheme="dark" if scheme == "dark" else "light",
                locale="en-GB",
            )
            page = context.new_page()
            page.set_default_timeout(10_000)
            contexts.append(context)
            watches.append((watched(page), may_say))
            page.goto(address + path)
            return page

        yield open_page
        for context in contexts:
            context.close()
        for watch, may_say in watches:
            assert [words for words in watch.complaints if not may_say or may_say not in words] == []
            assert {url for url in watch.asked if not url.startswith(address)} == set()
