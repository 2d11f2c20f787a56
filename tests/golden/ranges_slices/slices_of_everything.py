"""The same slices over strings, bytes, tuples, lists and ranges."""
for start, stop, step in ((None, None, None), (1, -1, None), (None, None, -1), (-2, None, None), (4, 0, -2), (0, 99, 3), (3, 1, None)):
    s = slice(start, stop, step)
    print("abcde"[s], b"abcde"[s], (1, 2, 3, 4, 5)[s], [1, 2, 3, 4, 5][s], range(1, 6)[s])
