"""Integers to bytes and back, in both orders, signed or not."""
print((1024).to_bytes(2, "big"), (1024).to_bytes(4, "little"))
print((255).to_bytes(), (-1).to_bytes(3, "big", signed=True))
print(int.from_bytes(b"\x04\x00", "big"), int.from_bytes(b"\x04\x00", "little"))
print(int.from_bytes(b"\xff\xfe", "big", signed=True), int.from_bytes(b""))
print(int.from_bytes([1, 2, 3]))
for attempt in (lambda: (256).to_bytes(1), lambda: (-1).to_bytes(1)):
    try:
        attempt()
    except OverflowError as error:
        print(error)
