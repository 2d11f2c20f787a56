"""Bytes as hexadecimal text and back."""
data = bytes([0, 1, 254, 255, 16])
print(data.hex(), data.hex(":"), data.hex("-", 2), data.hex("-", -2))
print(bytes.fromhex(data.hex()) == data, bytes.fromhex("DE ad\nbe EF"), b"".hex() == "")
