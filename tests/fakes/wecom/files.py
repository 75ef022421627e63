"""Where WeCom keeps what people send: encrypted, each file with a key of its own, for five minutes."""

import base64
import secrets
from pathlib import Path
from typing import Any
from urllib.parse import quote

from aiohttp import web
from cryptography.hazmat.primitives.ciphers import Cipher, algorithms, modes

BLOCK = 32


class Files:
    """Serves files; `status` are HTTP codes for the next requests."""

    def __init__(self) -> None:
        self.kept: dict[str, tuple[str, bytes]] = {}
        self.status: list[int] = []
        self.asked: list[str] = []
        self.port = 0
        self._runner: web.AppRunner | None = None

    async def open(self, port: int = 0) -> int:
        """Listen; the port."""
        app = web.Application()
        app.router.add_get("/files/{number}", self._get)
        self._runner = web.AppRunner(app)
        await self._runner.setup()
        await web.TCPSite(self._runner, "127.0.0.1", port).start()
        self.port = self._runner.addresses[0][1]
        return self.port

    async def shut(self) -> None:
        """Be away."""
        if self._runner is not None:
            await self._runner.cleanup()

    def message(self, name: str, data: bytes, *, pad: int = BLOCK) -> dict[str, Any]:
        """The body of a message with this file."""
        key, number = secrets.token_bytes(32), secrets.token_hex(8)
        fill = pad - len(data) % pad
        encryptor = Cipher(algorithms.AES(key), modes.CBC(key[:16])).encryptor()
        self.kept[number] = (name, encryptor.update(data + bytes([fill]) * fill) + encryptor.finalize())
        about = {
            "url": f"http://127.0.0.1:{self.port}/files/{number}",
            "aeskey": base64.b64encode(key).decode().rstrip("="),
        }
        return {"msgtype": "file", "file": about}

    def of(self, path: Path) -> dict[str, Any]:
        """The body of a message with a file of this machine."""
        return self.message(path.name, path.read_bytes())

    async def _get(self, request: web.Request) -> web.Response:
        number = request.match_info["number"]
        self.asked.append(number)
        if self.status:
            return web.Response(status=self.status.pop(0))
        if number not in self.kept:
            return web.Response(status=404)
        name, data = self.kept[number]
        headers = {"Content-Disposition": f"attachment; filename*=UTF-8''{quote(name)}"}
        return web.Response(body=data, headers=headers, content_type="application/octet-stream")
