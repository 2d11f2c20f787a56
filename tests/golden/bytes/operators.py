"""Concatenation, repetition, comparison and the wall to text."""
print(b"a" + b"b", b"ab" * 2, 2 * b"x", b"a" < b"b", b"ab" < b"a", b"" < b"\x00", b"a" == "a", b"a" != b"a")
print(b"%d-%s-%x-%%" % (5, b"x", 255), b"%5.1f|%c" % (2.25, 65), b"%(k)s" % {b"k": b"v"})
data = b"x"
data += b"y"
print(data, hash(b"a") == hash(b"a"), {b"k": 1}[b"k"], bool(b""), bool(b"\x00"))
for attempt in (lambda: b"a" + "b", lambda: b"a" < "b", lambda: b"a" * b"b", lambda: b"%s" % "t"):
    try:
        attempt()
    except TypeError as error:
        print(error)
