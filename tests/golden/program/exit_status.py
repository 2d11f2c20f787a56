"""sys.exit in a function under the main guard."""
import sys


def main(arguments):
    print("arguments", arguments)
    if not arguments:
        print("usage: exit_status.py NAME", file=sys.stderr)
        return 2
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
