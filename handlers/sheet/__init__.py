"""What a sheet brings in: read row by row, carried out, told in words."""
