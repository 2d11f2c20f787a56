"""__del__ runs at once when the last reference goes."""
class Noisy:
    def __init__(self, name):
        self.name = name

    def __del__(self):
        print("gone", self.name)


a = Noisy("a")
b = a
del a
print("still there")
b = None
print("after")
Noisy("temporary")
items = [Noisy("in list"), Noisy("second")]
items.pop(0)
print("popped")


def function():
    local = Noisy("local")
    print("returning")


function()
items.clear()
x = Noisy("old")
x = Noisy("new")
print("end")
