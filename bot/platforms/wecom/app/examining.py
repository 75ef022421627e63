"""What `dealdrum check` finds of the self-built app, and what makes its menu; every error code in plain words."""

import re
from collections.abc import Sequence

from bot.finding import Finding
from bot.mistakes import Mistake
from bot.platforms.wecom.app.callback import PATH
from bot.platforms.wecom.app.client import Access, Client, Refused, Unanswered
from bot.platforms.wecom.app.menu import menu
from bot.platforms.wecom.errcode import LIMITED, PASSING, UNTRUSTED, WRONG_AGENT
from bot.told import told
from language.text import Arg, Listing, Text, text

_FROM = re.compile(r"from ip: ?([0-9A-Fa-f.:]{3,45})")
_CORP = 40013
_RIGHTS = 48002
_SECRETS = frozenset({40001, 40091, 41004})


async def examined(access: Access, agent: str, *, hears: bool, bot: bool, public_url: str) -> Sequence[Finding]:
    """Whether the app's secrets hold and it may call, and whether it hears anything."""
    found = [await _called(access, agent)]
    if not hears:
        rest = text("people talk to the bot; the app only sends") if bot else text("nobody can talk to it")
        said = text(
            "the app has no callback, so {rest}; set {names} from the app's page, 接收消息",
            rest=rest,
            names=Listing(("WECOM_CALLBACK_TOKEN", "WECOM_CALLBACK_AES_KEY")),
        )
        return [*found, line(said, good=bot)]
    if not public_url.startswith("https://"):
        said = text(
            "WeCom cannot know where the app's callback is; set {setting}; then enter {url} at 接收消息",
            setting="PUBLIC_URL=https://…",
            url=f"PUBLIC_URL{PATH}",
        )
        return [*found, line(said, good=False)]
    url = f"{public_url.rstrip('/').removesuffix(PATH)}{PATH}"
    return [*found, line(text("enter {url} on the app's page, 接收消息, as its URL", url=url))]


def line(words: Arg, *, good: bool = True) -> Finding:
    """A finding of this platform."""
    return Finding(text("wecom: {what}", what=words), good=good)


def unreached(address: str, why: Text) -> Text:
    """That WeCom's interface does not answer."""
    return text(
        "{address} does not answer ({why}); check the network, {names}",
        address=address,
        why=why,
        names=Listing(("WECOM_API_URL", "WECOM_PROXY")),
    )


async def _called(access: Access, agent: str) -> Finding:
    client = Client(access)
    try:
        await client.get("agent/get", agentid=agent)
    except Refused as refused:
        return line(in_words(refused), good=False)
    except Unanswered as silent:
        return line(unreached(access.address, silent.why), good=False)
    finally:
        await client.close()
    return line(text("the app can send; company, agent and secret are right"))


async def make_menu(access: Access, agent: str) -> str:
    """Give the app its menu; a line on what came of it. Mistake when WeCom does not take it."""
    client = Client(access)
    try:
        await client.post("menu/create", menu(), agentid=agent)
    except Refused as refused:
        raise Mistake(in_words(refused)) from None
    except Unanswered as silent:
        raise Mistake(unreached(access.address, silent.why)) from None
    finally:
        await client.close()
    names = Listing(tuple(entry["name"] for entry in menu()["button"]))
    return told(
        text(
            "The app has its menu: {names}. It is seen within a few minutes, or after opening the app anew.",
            names=names,
        )
    )


def in_words(refused: Refused) -> Text:
    """What is wrong and what to do about it."""
    code = str(refused.code)
    if refused.code == UNTRUSTED:
        found = _FROM.search(refused.said)
        address = found[1] if found else text("this machine's public address")
        return text(
            "WeCom does not trust the address we call from (60020); add {address} to the app's 企业可信IP",
            address=address,
        )
    if refused.code == _CORP:
        return text("there is no such company (40013); copy WECOM_CORP_ID anew from 我的企业")
    if refused.code in _SECRETS:
        return text("the app's secret is refused ({code}); copy WECOM_APP_SECRET anew from the app's page", code=code)
    if refused.code in WRONG_AGENT:
        return text(
            "WECOM_AGENT_ID is not this app's ({code}); copy AgentId and Secret from the same app's page", code=code
        )
    if refused.code == _RIGHTS:
        return text("the app may not do this (48002); grant it the right on its page in the console")
    if refused.code == LIMITED:
        return text("asked too often (45009); wait a minute, then try again")
    if refused.code in PASSING:
        return text("WeCom is busy ({code}); try again in a minute", code=code)
    return text("the app is refused ({code}); WeCom's page of error codes says why", code=code)
