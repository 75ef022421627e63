"""What `dealdrum check` finds of the self-built app, and what makes its menu; every error code in plain words."""

import re
from collections.abc import Sequence

from bot.finding import Finding
from bot.mistakes import Mistake
from bot.platforms.wecom.app.callback import PATH
from bot.platforms.wecom.app.client import Access, Client, Refused, Unanswered
from bot.platforms.wecom.app.menu import menu
from bot.platforms.wecom.errcode import LIMITED, PASSING, UNTRUSTED, WRONG_AGENT

_FROM = re.compile(r"from ip: ?([0-9A-Fa-f.:]{3,45})")
_CORP = 40013
_RIGHTS = 48002
_SECRETS = frozenset({40001, 40091, 41004})


async def examined(access: Access, agent: str, *, hears: bool, bot: bool, public_url: str) -> Sequence[Finding]:
    """Whether the app's secrets hold and it may call, and whether it hears anything."""
    found = [await _called(access, agent)]
    if not hears:
        rest = "people talk to the bot; the app only sends" if bot else "nobody can talk to it"
        remedy = "set WECOM_CALLBACK_TOKEN and WECOM_CALLBACK_AES_KEY from the app's page, 接收消息"
        return [*found, Finding(f"wecom: the app has no callback, so {rest}; {remedy}", good=bot)]
    if not public_url.startswith("https://"):
        remedy = f"set PUBLIC_URL=https://…; the address to enter at 接收消息 is then PUBLIC_URL{PATH}"
        return [*found, Finding(f"wecom: WeCom cannot know where the app's callback is; {remedy}", good=False)]
    return [*found, Finding(f"wecom: enter {public_url.rstrip('/')}{PATH} on the app's page, 接收消息, as its URL")]


async def _called(access: Access, agent: str) -> Finding:
    client = Client(access)
    try:
        await client.get("agent/get", agentid=agent)
    except Refused as refused:
        return Finding(f"wecom: {in_words(refused)}", good=False)
    except Unanswered as silent:
        remedy = "check the network, WECOM_API_URL and WECOM_PROXY"
        return Finding(f"wecom: {access.address} {silent}; {remedy}", good=False)
    finally:
        await client.close()
    return Finding("wecom: the app can send; company, agent and secret are right")


async def make_menu(access: Access, agent: str) -> str:
    """Give the app its menu; a line on what came of it. Mistake when WeCom does not take it."""
    client = Client(access)
    try:
        await client.post("menu/create", menu(), agentid=agent)
    except Refused as refused:
        raise Mistake(in_words(refused)) from None
    except Unanswered as silent:
        raise Mistake(f"{access.address} {silent}; check the network, WECOM_API_URL and WECOM_PROXY") from None
    finally:
        await client.close()
    names = ", ".join(entry["name"] for entry in menu()["button"])
    return f"The app has its menu: {names}. It is seen within a few minutes, or after opening the app anew."


def in_words(refused: Refused) -> str:
    """What is wrong and what to do about it."""
    code = refused.code
    if code == UNTRUSTED:
        told = _FROM.search(refused.said)
        address = f"add {told[1]}" if told else "add this machine's public address"
        return f"WeCom does not trust the address we call from (60020); {address} to the app's 企业可信IP"
    if code == _CORP:
        return "there is no such company (40013); copy WECOM_CORP_ID anew from 我的企业"
    if code in _SECRETS:
        return f"the app's secret is refused ({code}); copy WECOM_APP_SECRET anew from the app's page"
    if code in WRONG_AGENT:
        return f"WECOM_AGENT_ID is not this app's ({code}); copy AgentId and Secret from the same app's page"
    if code == _RIGHTS:
        return "the app may not do this (48002); grant it the right on its page in the console"
    if code == LIMITED:
        return "asked too often (45009); wait a minute, then try again"
    if code in PASSING:
        return f"WeCom is busy ({code}); try again in a minute"
    return f"the app is refused ({code}); WeCom's page of error codes says why"
