class Key:
    def __init__(self, value):
        self.value = value

    def __hash__(self):
        return hash(self.value)

    def __eq__(self, other):
        return self.value == (other.value if isinstance(other, Key) else other)


numbers = {1: "int", 2.0: "float", 3: "three", Key(4): "instance", Key("text"): "instance of text"}
for key in (1, True, 1.0, 2, 3.0, 4, "text", Key(3), 5, "none", -1, 2**61 - 1):
    print(numbers.get(key), numbers.get(key, "default"), key in numbers)
print({}.get(1), {}.get("a", 2), {"a": None}.get("a", 3))
for wrong in ((), (1, 2, 3), ([],)):
    try:
        numbers.get(*wrong)
    except TypeError as error:
        print(error)
