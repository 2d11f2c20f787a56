"""A comprehension has no frame of its own."""
def parse(words):
    return [int(word) for word in words if word]


parse(["1", "two"])
