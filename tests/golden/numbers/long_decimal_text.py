"""Text of very long integers, to the limit of digits."""
n = 7**500
print(n)
print(len(str(10**4299)))
for attempt in (lambda: str(10**4300), lambda: int("1" * 4301)):
    try:
        attempt()
    except ValueError as error:
        print(error)
print(len(hex(10**5000)))
