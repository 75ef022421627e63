"""Who may ask, and what every answer carries."""

import pytest
from starlette.testclient import TestClient

from tests.web.company import Company
from web.playground import app

HOME = "http://127.0.0.1:8765"


@pytest.fixture
def client() -> TestClient:
    return TestClient(app(Company()), base_url=HOME, raise_server_exceptions=False)


@pytest.mark.parametrize("host", ["127.0.0.1:8765", "localhost:8765", "LOCALHOST:8765", "[::1]:8765"])
def test_this_machine_is_let_in(client: TestClient, host: str) -> None:
    assert client.get("/playground/people", headers={"host": host}).status_code == 200
    assert client.get("/playground/people", headers={"host": host, "origin": f"http://{host}"}).status_code == 200


@pytest.mark.parametrize(
    "host",
    [
        "evil.example",
        "evil.example:8765",
        "127.0.0.1",
        "127.0.0.1:80",
        "localhost.:8765",
        "127.0.0.1:8765.evil.example",
        "",
    ],
)
def test_another_host_name_is_421(client: TestClient, host: str) -> None:
    for path in ("/", "/playground/people", "/static/page.css"):
        assert client.get(path, headers={"host": host}).status_code == 421


@pytest.mark.parametrize(
    "origin",
    [
        "null",
        "",
        "http://evil.example",
        "https://127.0.0.1:8765",
        "http://127.0.0.1:8766",
        "http://127.0.0.1:8765.evil.example",
    ],
)
def test_another_origin_is_403_and_does_nothing(client: TestClient, origin: str) -> None:
    body = {"as": "wang", "room": "group-east", "text": "签单 5万"}
    assert client.post("/playground/messages", json=body, headers={"origin": origin}).status_code == 403
    assert client.post("/playground/messages", data=body, headers={"origin": origin}).status_code == 403
    assert client.get("/playground/messages?room=group-east").json() == {"messages": []}


def test_a_page_on_port_80_needs_no_port_in_its_name() -> None:
    client = TestClient(app(Company()), base_url="http://localhost")
    assert client.get("/playground/people").status_code == 200


@pytest.mark.parametrize("path", ["/", "/playground/people", "/nothing", "/static/page.js", "/?as=nobody"])
def test_every_answer_carries_strict_headers(client: TestClient, path: str) -> None:
    for headers in ({}, {"host": "evil.example"}):
        carried = client.get(path, headers=headers).headers
        policy = carried["content-security-policy"]
        assert policy.startswith("default-src 'none'; script-src 'self'; style-src 'self'")
        assert "unsafe" not in policy
        assert carried["x-content-type-options"] == "nosniff"
        assert carried["referrer-policy"] == "no-referrer"
        assert carried["cache-control"] == "no-store"
