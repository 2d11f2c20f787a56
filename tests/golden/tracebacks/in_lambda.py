"""A lambda's frame is named <lambda>."""
pipeline = [lambda n: n + 1, lambda n: n / 0]
value = 1
for step in pipeline:
    value = step(value)
