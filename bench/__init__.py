"""What takes how long: one file for each measure; `python -m bench` prints the table."""
