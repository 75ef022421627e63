"""The shape of messages and of chart values: pure."""
