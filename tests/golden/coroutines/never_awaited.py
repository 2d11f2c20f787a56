#@ allow: unawaited
"""A coroutine that is dropped without being started warns."""
async def fetch():
    print("never")


def main():
    fetch()
    print("called")
    c = fetch()
    print("held")
    c = None
    print("dropped")


main()
