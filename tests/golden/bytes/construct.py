"""bytes() from sizes, iterables, text with a codec, and wrong arguments."""
print(bytes(3), bytes([65, 66]), bytes(range(3)), bytes("é", "utf-8"), bytes(b"copy"), bytes((n for n in (1, 2))))
print(bytes.fromhex("00ff 41"), bytes("a", encoding="ascii", errors="ignore"))
for attempt in (lambda: bytes("a"), lambda: bytes([256]), lambda: bytes(-1), lambda: bytes(["a"]), lambda: bytes(1.5), lambda: bytes.fromhex("0g")):
    try:
        attempt()
    except (TypeError, ValueError) as error:
        print(type(error).__name__, error)
