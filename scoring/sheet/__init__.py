"""A table that somebody pastes or sends: its rows, its headings, its cells."""
