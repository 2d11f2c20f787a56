# What the tabs come to is known before any memory is taken.
for size in (2**31, 2**63, -2**31 - 1):
    for text in ("a\t\tb", b"a\t\tb", bytearray(b"\t")):
        try:
            text.expandtabs(size)
        except OverflowError as error:
            print(error)
print(len("a\t\tb\n\t".expandtabs(1000)), len(b"a\t\tb\n\t".expandtabs(1000)))
