"""A built-in operation has no frame of its own."""
rows = [[1, 2], [3, 4]]
index = {tuple(row): n for n, row in enumerate(rows)}
print(index)
index[rows[0]] = 5
