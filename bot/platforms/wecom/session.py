"""One HTTP session to WeCom, opened when it is first needed."""

import aiohttp


class Session:
    """An aiohttp session that is opened again when it was closed; proxies come from the settings alone."""

    def __init__(self) -> None:
        self._session: aiohttp.ClientSession | None = None

    def opened(self) -> aiohttp.ClientSession:
        """The session, open; call it inside the running loop."""
        if self._session is None or self._session.closed:
            self._session = aiohttp.ClientSession(trust_env=False)
        return self._session

    async def close(self) -> None:
        """Let go of it."""
        if self._session is not None:
            await self._session.close()
