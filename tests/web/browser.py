"""A real headless Chromium, and a server to point it at."""

import os
import shutil
import socket
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field

import pytest
import uvicorn
from fastapi import FastAPI
from playwright.sync_api import Browser, Page, expect, sync_playwright

from tests import running

PATIENCE = 1_000 * running.PATIENCE
"""Milliseconds until what is expected of a page has come about; a slow machine fails no test."""
expect.set_options(timeout=PATIENCE)

NAMES = ("chromium", "chromium-browser", "google-chrome", "chrome")
ARGUMENTS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--no-first-run",
]


def chromium() -> str:
    """Where Chromium is; without one the test is skipped with a word why, and fails under CI=true."""
    found = next(filter(None, map(shutil.which, NAMES)), None)
    if found is None:
        missing = "No Chromium found (tried {}); as root: apt-get install chromium".format(", ".join(NAMES))
        (pytest.fail if os.environ.get("CI") == "true" else pytest.skip)(missing)
    return found


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    """One browser for the tests of a file; each page of it has a fresh context.

    Playwright keeps an event loop in this thread until it is closed; other files' tests run loops of their own.
    """
    path = chromium()
    with sync_playwright() as playwright:
        launched = playwright.chromium.launch(executable_path=path, args=ARGUMENTS)
        yield launched
        launched.close()


@contextmanager
def serving(site: FastAPI) -> Iterator[str]:
    """The site on a free port of this machine; gives its address."""
    with socket.socket() as listener:
        listener.bind(("127.0.0.1", 0))
        server = uvicorn.Server(uvicorn.Config(site, log_level="warning", lifespan="off", ws="none"))
        thread = threading.Thread(target=server.run, kwargs={"sockets": [listener]}, daemon=True)
        thread.start()
        while not server.started:
            time.sleep(0.01)
        try:
            yield f"http://127.0.0.1:{listener.getsockname()[1]}"
        finally:
            server.should_exit = True
            thread.join(timeout=10)


@dataclass(slots=True)
class Watch:
    """What a page complained about, and whom it asked."""

    complaints: list[str] = field(default_factory=list)
    asked: list[str] = field(default_factory=list)


def watched(page: Page) -> Watch:
    """Listen to everything a page says on its console and on the wire."""
    watch = Watch()
    page.on("console", lambda message: watch.complaints.append(message.text) if message.type != "log" else None)
    page.on("pageerror", lambda error: watch.complaints.append(str(error)))
    page.on("request", lambda request: watch.asked.append(request.url))
    return watch
