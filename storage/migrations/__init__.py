"""The schema's history, run by Alembic on both databases."""

HEAD = "0015"
"""The newest revision; a test holds it equal to the files in versions/."""
