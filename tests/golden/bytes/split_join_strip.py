"""split, join, strip and splitlines of bytes."""
print(b" a b  c ".split(), b"a,b,,c".split(b","), b"a,b,c".rsplit(b",", 1), b"l1\nl2\r\nl3".splitlines())
print(b"-".join([b"a", b"b"]), b"".join([]), b" x ".strip(), b"xxaxx".strip(b"x"), b"xa".lstrip(b"x"), b"a\x00".rstrip(b"\x00"))
for attempt in (lambda: b",".join(["a"]), lambda: b",".join([1]), lambda: b"a".split(b""), lambda: b"a".split(",")):
    try:
        attempt()
    except (TypeError, ValueError) as error:
        print(error)
