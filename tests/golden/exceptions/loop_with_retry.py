"""Retrying in a loop with try, continue and else."""
attempts = []


def flaky(n):
    attempts.append(n)
    if n < 2:
        raise ConnectionError(f"try {n}")
    return "ok"


for n in range(5):
    try:
        result = flaky(n)
    except ConnectionError as error:
        print("again:", error)
        continue
    else:
        print(result)
        break
    finally:
        print("attempt", n)
else:
    print("gave up")
print(attempts)
