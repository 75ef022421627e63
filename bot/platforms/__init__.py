"""One folder or file for each platform."""
