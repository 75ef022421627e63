"""Translating and formatting for a reader."""
