"""A module that does not parse raises SyntaxError at the import."""
print("the script itself is fine")
try:
    import _bad_syntax
except SyntaxError as error:
    print(error.msg, error.lineno, error.offset, error.text)
import _bad_syntax
