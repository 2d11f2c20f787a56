"""Delegating to a plain iterator: send of a value and throw."""
class It:
    def __init__(self):
        self.n = 0

    def __iter__(self):
        return self

    def __next__(self):
        self.n += 1
        if self.n > 4:
            raise StopIteration("value of It")
        return self.n


def g():
    result = yield from It()
    print("result", result)


gen = g()
print(next(gen), gen.send(None))
try:
    gen.send("x")
except AttributeError as error:
    print(error)
print(list(g()))
gen = g()
next(gen)
try:
    gen.throw(ValueError("v"))
except ValueError as error:
    print("raised in the outer generator", error)


class Full(It):
    def send(self, value):
        print("send", value)
        return "sent"

    def throw(self, *args):
        print("throw", len(args), repr(args[0]))
        return "thrown"

    def close(self):
        print("close")


gen = (lambda: (yield from Full()))()
print(next(gen), gen.send("x"), gen.throw(ValueError("v")), gen.close())
