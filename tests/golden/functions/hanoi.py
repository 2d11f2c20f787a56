"""The towers of Hanoi, move by move."""
def hanoi(n, source, target, spare):
    if n:
        yield from hanoi(n - 1, source, spare, target)
        yield f"{source}->{target}"
        yield from hanoi(n - 1, spare, target, source)


print(*hanoi(3, "a", "c", "b"))
print(sum(1 for _ in hanoi(10, "a", "c", "b")))
