"""One file for each post."""
