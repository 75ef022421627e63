"""A one-time code as it is kept: nobody who reads the database can use it."""

import hashlib


def fingerprint(code: str) -> str:
    """The SHA-256 of a code, however it was typed: spaces around it and small letters do not matter."""
    return hashlib.sha256(code.strip().upper().encode("utf-8", "replace")).hexdigest()
