"""The XML around and inside a callback: flat, small, UTF-8, without DTDs; only what is needed is taken."""

from collections.abc import Mapping
from xml.etree.ElementTree import Element, ParseError, TreeBuilder

from defusedxml.common import DefusedXmlException
from defusedxml.ElementTree import DefusedXMLParser

MOST_BYTES = 64 * 1024
_MOST_DEPTH = 8
_MOST_ELEMENTS = 500


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
    _collect(_parsed(message), "", found)
    return found


def _collect(element: Element, path: str, found: dict[str, str]) -> None:
    for child in element:
        name = f"{path}{child.tag}"
        if len(child):
            _collect(child, f"{name}/", found)
        else:
            found.setdefault(name, (child.text or "").strip())


class _SmallTree:
    """What the parser builds; it ends the reading at the first element that no message of WeCom's has."""

    def __init__(self) -> None:
        self._tree = TreeBuilder()
        self._depth = self._elements = 0

    def start(self, tag: str, attributes: dict[str, str]) -> None:
        self._depth += 1
        self._elements += 1
        if self._depth > _MOST_DEPTH or self._elements > _MOST_ELEMENTS:
            raise Unreadable("too deep, or too much")
        self._tree.start(tag, attributes)

    def end(self, tag: str) -> None:
        self._depth -= 1
        self._tree.end(tag)

    def data(self, text: str) -> None:
        self._tree.data(text)

    def close(self) -> Element:
        return self._tree.close()


def _parsed(body: bytes) -> Element:
    if len(body) > MOST_BYTES:
        raise Unreadable("too large")
    parser = DefusedXMLParser(target=_SmallTree(), forbid_dtd=True)
    try:
        parser.feed(body.decode("utf-8"))
        root: Element = parser.close()
    except (ParseError, DefusedXmlException, UnicodeDecodeError, ValueError) as wrong:
        raise Unreadable("no XML") from wrong
    if root.tag != "xml":
        raise Unreadable("no xml")
    return root
