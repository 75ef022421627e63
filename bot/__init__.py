"""Wiring, settings, command line, platforms, pipeline and sender: the only ring that knows everybody."""
