"""A subclass of str keeps its methods and may add its own."""
class Shout(str):
    def __new__(cls, text):
        return super().__new__(cls, text.upper())

    def twice(self):
        return self + self

    def __len__(self):
        return 99


s = Shout("abc")
print(s, repr(s), s.twice(), type(s.twice()).__name__, len(s), s == "ABC", {"ABC": 1}[s], s.lower(), s[0], s[::-1], "-".join([s, s]), f"{s:>5}", isinstance(s, str), s in "xABCx", type(str(s)).__name__)
s.note = "attribute"
print(s.note, hash(s) == hash("ABC"))
