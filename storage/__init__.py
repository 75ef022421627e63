"""Remembering: tables, the unit of work, queues."""
