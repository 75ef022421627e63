"""The playground: a local page, or a terminal, where one can talk to the bot without any account."""
