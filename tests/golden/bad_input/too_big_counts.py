def attempt(action):
    try:
        action()
    except (OverflowError, ValueError) as error:
        print(type(error).__name__, error)


attempt(lambda: "x" * 10**30)
attempt(lambda: [0] * 10**30)
attempt(lambda: len(range(10**30)))
attempt(lambda: bytes(10**30))
attempt(lambda: chr(10**30))
attempt(lambda: f"{1:99999999999999999999}")
attempt(lambda: 1 << 10**30)
