"""ASCII case, classification and padding of bytes."""
data = b"Hello w\xe9"
print(data.upper(), data.lower(), data.title(), data.swapcase(), data.capitalize())
print(b"abc".isalpha(), b"12".isdigit(), b"a1".isalnum(), b" ".isspace(), b"aB".islower(), data.isascii())
print(b"ab".center(6, b"*"), b"ab".ljust(4), b"ab".rjust(4, b"."), b"-7".zfill(4), b"a\tb".expandtabs(4))
