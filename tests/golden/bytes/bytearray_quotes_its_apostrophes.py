for raw in (b"a'b", b'a"b', b"'\"", b"'", b"\\'"):
    print(bytes(raw), bytearray(raw), str(bytearray(raw)))


class Own(bytes):
    def __repr__(self): return "own"


class OwnArray(bytearray):
    def __repr__(self): return "own"


print(str(Own(b"a'")), repr(Own(b"a")), str(OwnArray(b"a'")), repr(OwnArray(b"a")))
