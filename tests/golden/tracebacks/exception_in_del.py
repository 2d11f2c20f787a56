"""An exception in __del__ is reported and does not stop the program."""
class Bad:
    def __del__(self):
        raise ValueError("in del")


def main():
    b = Bad()
    del b
    print("goes on")


main()
