cases = [
    lambda: "ab€ωz".encode("cp1252"),
    lambda: "ωω".encode("latin9"),
    lambda: b"a\x81".decode("cp1252"),
    lambda: "\udc81".encode("cp1252"),
    lambda: "x".encode("cp9999"),
    lambda: b"x".decode("no-such-one"),
]
for case in cases:
    try:
        print(case())
    except (UnicodeError, LookupError) as error:
        print(type(error).__name__, error)
for handler in ["ignore", "replace", "backslashreplace", "xmlcharrefreplace", "namereplace"]:
    print(handler, "a→b".encode("cp1252", handler))
for handler in ["ignore", "replace", "backslashreplace", "surrogateescape"]:
    print(handler, ascii(b"a\x81b".decode("cp1252", handler)))
print(b"a\x81b".decode("cp1252", "surrogateescape").encode("cp1252", "surrogateescape"))
