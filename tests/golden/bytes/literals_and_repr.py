"""Bytes literals, their escapes and their repr."""
print(b"abc", b'it\'s', b"\x00\xff\n\t\\", b"\101\0", rb"\n", b"""a
b""")
print(b"a'b", b'a"b', b'\'"', bytes(), b"" b"x" b'y', B"z")
print(len(b"\xe9"), str(b"a"), repr(b"\x7f"))
