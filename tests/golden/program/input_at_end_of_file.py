"""input() without any input raises EOFError after the prompt."""
try:
    name = input("name? ")
except EOFError as error:
    print("\nno input:", repr(error))
input()
