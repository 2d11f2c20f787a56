def attempt(action):
    try:
        action()
    except ValueError as error:
        print(error)


attempt(lambda: int("9" * 5000))
attempt(lambda: str(10**5000))
