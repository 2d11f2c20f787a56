"""Repetition repeats the same inner list."""
rows = [[0] * 2] * 3
rows[0][0] = 1
print(rows, rows[0] is rows[2])
fresh = [[0] * 2 for _ in range(3)]
fresh[0][0] = 1
print(fresh)
alias = rows
copy = rows[:]
alias.append("end")
print(len(rows), len(copy), copy[0] is rows[0])
