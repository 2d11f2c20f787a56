"""sys.exit(n) ends with that status."""
import sys


def main():
    print("leaving")
    sys.exit(3)


main()
