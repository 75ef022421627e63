"""What the bot says: one file per thing said, with the twin in words of every picture."""
