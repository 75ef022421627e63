"""Slack: slash command, messages, buttons, a modal, App Home, files, threads."""
