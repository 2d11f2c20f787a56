"""Primes from a chain of generators."""
def numbers(n):
    while True:
        yield n
        n += 1


def without_multiples(prime, items):
    for n in items:
        if n % prime:
            yield n


def primes():
    items = numbers(2)
    while True:
        prime = next(items)
        yield prime
        items = without_multiples(prime, items)


found = []
for prime in primes():
    found.append(prime)
    if len(found) == 40:
        break
print(found)
