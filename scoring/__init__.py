"""The sales rules: pure; no I/O, no clock, no third-party library."""
