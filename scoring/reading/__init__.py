"""Reading messages: markup, tokens, clauses, moods, then activities, deals, requests and what remains unclear."""
