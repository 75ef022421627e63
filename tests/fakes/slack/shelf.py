"""Where Slack keeps files: what the bot uploads, and what people sent, for whoever may read it."""

import asyncio
from typing import Any

from aiohttp import web


def shelf(slack: Any) -> list[web.RouteDef]:
    """The two addresses of a Slack."""

    async def upload(request: web.Request) -> web.Response:
        file, body = slack.team.files.get(request.match_info["file"]), await request.read()
        if file is None or len(body) != file["length"]:
            return web.Response(status=400, text="no")
        file["body"] = body
        return web.Response(text=f"OK - {len(body)}")

    async def download(request: web.Request) -> web.Response:
        """A file to whoever may read files; to others the sign-in page, as Slack has it."""
        file = slack.team.files.get(request.match_info["file"])
        token = request.headers.get("Authorization", "").removeprefix("Bearer ").strip()
        if token != slack.methods.token or "files:read" not in slack.methods.scopes:
            return web.Response(text="<html>Sign in</html>", content_type="text/html")
        await asyncio.sleep(slack.slow_files)
        if file is None:
            return web.Response(status=404)
        if file.get("moved"):
            raise web.HTTPFound(file["moved"])
        return web.Response(body=file["body"], content_type="application/octet-stream")

    return [web.post("/upload/{file}", upload), web.get("/files-pri/{file}/download/{name}", download)]
