"""Who asks: a program or the page, and in which language."""

from starlette.requests import Request

LOCALES = {"zh_CN": ("简", "简体中文"), "zh_TW": ("繁", "繁體中文"), "en": ("EN", "English")}
"""Each with the short and the full name it calls itself."""

COOKIE = "lang"
MAX_HEADER = 200


def is_page(request: Request) -> bool:
    """Asked by htmx on the page, which wants HTML."""
    return request.headers.get("hx-request") == "true"


def locale_from(request: Request) -> str:
    """The locale asked for in the query, remembered in the cookie or preferred by the browser."""
    headers, cookies = request.headers, request.cookies
    return locale_of(request.query_params.get(COOKIE), cookies.get(COOKIE), headers.get("accept-language", ""))


def locale_of(asked: str | None, remembered: str | None, accepted: str) -> str:
    """As asked, as remembered, else the best of an Accept-Language header; English last."""
    for wish in (asked, remembered):
        if wish in LOCALES:
            return wish
    for tag in _by_preference(accepted[:MAX_HEADER]):
        if tag.startswith("zh"):
            return "zh_TW" if any(part in tag for part in ("hant", "tw", "hk", "mo")) else "zh_CN"
        if tag.startswith("en"):
            return "en"
    return "en"


def _by_preference(accepted: str) -> list[str]:
    """Language tags of an Accept-Language header, lower case, the most wanted first (RFC 9110, 12.5.4)."""
    weighted = []
    for item in accepted.lower().split(","):
        tag, _, weight = item.strip().partition(";q=")
        try:
            weighted.append((float(weight or 1), tag))
        except ValueError:
            continue
    return [tag for _, tag in sorted(weighted, key=lambda pair: -pair[0])]
