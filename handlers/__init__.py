"""What a person asks: commands as plain functions from a request to a reply."""
