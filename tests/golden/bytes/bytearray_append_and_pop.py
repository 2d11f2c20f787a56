def attempt(text):
    names = {}
    try:
        exec(text, names)
        print(text.replace("\n", " | "), "->", repr(names.get("r")))
    except Exception as error:
        print(text.replace("\n", " | "), "->", type(error).__name__, error)


for text in (
    "b = bytearray(b'abc')\nb.append(97);r=b",
    "b = bytearray(b'abc')\nb.append(256)",
    'b = bytearray(b\'abc\')\nb.append("a")',
    'b = bytearray(b\'abc\')\nb.extend(b"xy");r=b',
    'b = bytearray(b\'abc\')\nb.extend("ab")',
    "b = bytearray(b'abc')\nb.extend([256])",
    "b = bytearray(b'abc')\nb.extend(5)",
    "b = bytearray(b'abc')\nb.insert(-100,120);r=b",
    "b = bytearray(b'abc')\nr=b.pop(0),b",
    "b = bytearray(b'abc')\nr=b.pop(10)",
    "b = bytearray(b'abc')\nb.clear();r=b.pop()",
    "b = bytearray(b'abc')\nb.remove(97);r=b",
    "b = bytearray(b'abc')\nb.remove(122)",
    "b = bytearray(b'abc')\nb.remove(256)",
):
    attempt(text)
