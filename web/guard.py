"""The doorkeeper of a local page: our own Host and Origin only, strict headers on every answer."""

from starlette.datastructures import Headers, MutableHeaders
from starlette.responses import JSONResponse
from starlette.types import ASGIApp, Message, Receive, Scope, Send

NAMES = ("127.0.0.1", "localhost", "[::1]")
HTTP_PORT = 80

CSP = "; ".join(
    (
        "default-src 'none'",
        "script-src 'self'",
        "style-src 'self'",
        "img-src 'self'",
        "connect-src 'self'",
        "font-src 'self'",
        "frame-ancestors 'none'",
        "base-uri 'none'",
        "form-action 'self'",
    )
)
HEADERS = {
    "content-security-policy": CSP,
    "x-content-type-options": "nosniff",
    "referrer-policy": "no-referrer",
    "cross-origin-opener-policy": "same-origin",
    "cross-origin-resource-policy": "same-origin",
}


class Guard:
    """Refuses names that are not this machine's (DNS rebinding, 421) and other pages' requests (403)."""

    def __init__(self, app: ASGIApp) -> None:
        self.app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http":
            await self.app(scope, receive, send)
            return

        async def send_guarded(message: Message) -> None:
            if message["type"] == "http.response.start":
                headers = MutableHeaders(scope=message)
                headers.update(HEADERS)
                headers.setdefault("cache-control", "no-store")
            await send(message)

        refused = _refused(scope)
        await (refused or self.app)(scope, receive, send_guarded)


def _refused(scope: Scope) -> JSONResponse | None:
    """The answer to a stranger; None for one of us. The port is the one this connection came in by."""
    headers = Headers(scope=scope)
    port = scope["server"][1]
    hosts = {f"{name}:{port}" for name in NAMES} | (set(NAMES) if port == HTTP_PORT else set())
    asked = headers.getlist("host")
    if len(asked) != 1 or asked[0].lower() not in hosts:
        return JSONResponse({"error": f"this page answers at http://127.0.0.1:{port} only"}, 421)
    ours = {f"http://{host}" for host in hosts}
    if any(origin.lower() not in ours for origin in headers.getlist("origin")):
        return JSONResponse({"error": "requests from other pages are refused"}, 403)
    return None
