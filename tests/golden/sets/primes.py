"""The sieve, with sets."""
numbers = set(range(2, 60))
primes = []
while numbers:
    prime = min(numbers)
    primes.append(prime)
    numbers -= set(range(prime, 60, prime))
print(primes)
