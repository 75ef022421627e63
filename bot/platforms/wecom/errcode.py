"""What WeCom's error codes mean for what we do next."""

OK = 0
LIMITED = 45009
NOT_SUBSCRIBED = 846609
OLD_REQUEST = frozenset({846605, 846608})
"""The callback can no longer be answered: the words go out as a message of their own."""
UNREACHABLE = frozenset({93001, 93006, 93008})
PASSING = frozenset({-1, 6000, 45033, 846601, 846602, NOT_SUBSCRIBED, 846605})
WRONG_SECRET = frozenset({40001, 40013, 40014, 40091, 41001, 41002, 41004, 42001})
OUR_FAULT = frozenset({40008, 40058, 40123, 42045, 42049, 45002, 40035, 93017, 93018, 93000, 93004})
"""The same again would be refused again."""
STALE_TOKEN = frozenset({40014, 42001})
"""The access token no longer holds: one new one is asked for."""
NO_WEBHOOK = 93000
"""The key of a group's webhook is none."""
BUSY = -1
WRONG_AGENT = frozenset({40056, 301002})
UNTRUSTED = 60020
"""The address we call from is not among the app's trusted ones (企业可信IP)."""
NO_RECEIVER = frozenset({81013, 60011, 60111, 40031, 40003})
"""The app may not write to this person, or there is no such person."""
