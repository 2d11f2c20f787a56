"""A misspelt built-in function, and a method of a built-in type."""
try:
    "abc".uper()
finally:
    prin("x")
