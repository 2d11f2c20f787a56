"""A keyword straight after a number is a warning that names the line."""
print(1or 2)
