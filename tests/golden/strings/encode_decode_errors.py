"""Undecodable bytes and unencodable text name the place and the reason."""
for data in (b"ab\xff", b"\xc3", b"\xe2\x82", b"\xc3(", b"\x80", b"\xed\xa0\x80", b"\xf4\x90\x80\x80"):
    try:
        data.decode()
    except UnicodeDecodeError as error:
        print(error)
for codec in ("ascii", "latin-1"):
    try:
        "aé日本".encode(codec)
    except UnicodeEncodeError as error:
        print(error)
        print(error.encoding, error.start, error.end, error.reason, repr(error.object))
try:
    "a".encode("no-such-codec")
except LookupError as error:
    print(error)
