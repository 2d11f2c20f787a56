"""chr and ord convert both ways and check their range."""
print(ord("a"), ord("é"), ord("😀"), ord(b"x"))
print(chr(97), chr(233), chr(0x1F600), repr(chr(0)), ascii(chr(0x10FFFF)))
for attempt in (lambda: chr(-1), lambda: chr(0x110000), lambda: ord("ab"), lambda: ord(""), lambda: chr("a"), lambda: ord(1)):
    try:
        attempt()
    except (ValueError, TypeError) as error:
        print(type(error).__name__, error)
