"""__bytes__, and an object with __index__ given as a size."""
class Packet:
    def __bytes__(self):
        return b"\x01packet"


class Size:
    def __index__(self):
        return 2


class Wrong:
    def __bytes__(self):
        return "text"


print(bytes(Packet()), bytes(Size()))
try:
    bytes(Wrong())
except TypeError as error:
    print(error)
