print(hash(""), hash(b""), hash(("",)), hash(str()) == hash(bytes()))
print({"": 1, b"": 2, 0: 3}, len({"", b"", 0, False}))
