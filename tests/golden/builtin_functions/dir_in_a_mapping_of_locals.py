class Names:
    def __getitem__(self, name):
        if name in "ab":
            return name * 2
        raise KeyError(name)
    def keys(self): return ["b", "a"]


print(eval("dir()", {"z": 1}, Names()), eval("a + b", {}, Names()))
