"""Rules files to begin with: `startup` and `mature`."""
