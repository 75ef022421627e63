"""Fixtures of the page's tests."""

from tests.web.browser import browser as browser
