"""What __getitem__ receives for each form of subscript."""
class Show:
    def __getitem__(self, key):
        return key

    def __setitem__(self, key, value):
        print("set", key, value)

    def __delitem__(self, key):
        print("del", key)


s = Show()
print(s[1], s[1:2], s[:], s[::3], s[1, 2], s[1:2, ::3], s[...], s[(1,)], s[1,], s[()], s[-1:], s["a":None])
print(s[*[1, 2], 3], s[lambda: 0] is not None, s[1 if s else 2])
s[1:2] = 5
s[0, :] = "x"
del s[::2], s["k"]
