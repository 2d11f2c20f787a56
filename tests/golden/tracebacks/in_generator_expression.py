"""A generator expression has a frame named <genexpr>."""
words = ["1", "two"]
print(sum(int(word) for word in words))
