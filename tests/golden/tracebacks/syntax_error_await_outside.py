"""await in a function that is not async."""
async def work():
    return 1


def main():
    return await work()


main()
