"""A program of its own: chart value in, PNG out."""
