"""The XML around and inside a callback: flat, small, UTF-8, without DTDs; only what is needed is taken."""

from collections.abc import Mapping
from xml.etree.ElementTree import Element, ParseError

from defusedxml.common import DefusedXmlException
from defusedxml.ElementTree import fromstring

MOST_BYTES = 64 * 1024
_MOST_DEPTH = 8


class Unreadable(Exception):
    """Not the XML that WeCom sends."""


def cipher_of(body: bytes) -> str:
    """The cipher text of a callback's body: its one <Encrypt>, directly below <xml>. Unreadable: anything else."""
    root = _parsed(body)
    found = [child for child in root if child.tag == "Encrypt"]
    every = [element for element in root.iter() if element.tag == "Encrypt"]
    if len(found) != 1 or len(every) != 1 or len(found[0]) or not (found[0].text or "").strip():
        raise Unreadable("one Encrypt is wanted")
    return (found[0].text or "").strip()


def fields_of(message: bytes) -> Mapping[str, str]:
    """The fields of a decrypted message by name; those within another as "SendLocationInfo/Label"."""
    found: dict[str, str] = {}
    _collect(_parsed(message), "", found, 0)
    return found


def _collect(element: Element, path: str, found: dict[str, str], depth: int) -> None:
    if depth > _MOST_DEPTH:
        raise Unreadable("too deep")
    for child in element:
        name = f"{path}{child.tag}"
        if len(child):
            _collect(child, f"{name}/", found, depth + 1)
        else:
            found.setdefault(name, (child.text or "").strip())


def _parsed(body: bytes) -> Element:
    if len(body) > MOST_BYTES:
        raise Unreadable("too large")
    try:
        text = body.decode("utf-8")
        root: Element = fromstring(text, forbid_dtd=True)
    except (ParseError, DefusedXmlException, UnicodeDecodeError, ValueError, RecursionError) as wrong:
        raise Unreadable("no XML") from wrong
    if root.tag != "xml":
        raise Unreadable("no xml")
    return root
