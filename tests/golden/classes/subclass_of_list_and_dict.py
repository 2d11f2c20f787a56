"""Subclasses of list and dict override what they want."""
class Stack(list):
    def push(self, item):
        self.append(item)
        return self

    def __getitem__(self, index):
        return f"item {super().__getitem__(index)}"

    def __repr__(self):
        return f"Stack{list(self)}"


class Upper(dict):
    def __setitem__(self, key, value):
        super().__setitem__(key.upper(), value)


s = Stack([1]).push(2).push(3)
print(s, s[0], s[-1], len(s), list(s), [x for x in s], s == [1, 2, 3], type(s + [4]).__name__, type(s[:]).__name__, type(s.copy()).__name__)
u = Upper(a=1)
u["b"] = 2
u.update(c=3)
u.setdefault("d", 4)
print(u, u["B"], isinstance(u, dict), {**u}, u | {"e": 5})
