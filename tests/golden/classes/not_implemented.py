"""NotImplemented passes the question to the other operand."""
class A:
    def __add__(self, other):
        print("A.add", end=" ")
        return NotImplemented

    def __eq__(self, other):
        print("A.eq", end=" ")
        return NotImplemented

    def __lt__(self, other):
        print("A.lt", end=" ")
        return NotImplemented


class B:
    def __radd__(self, other):
        print("B.radd", end=" ")
        return "sum"

    def __eq__(self, other):
        print("B.eq", end=" ")
        return NotImplemented

    def __gt__(self, other):
        print("B.gt", end=" ")
        return "greater"


a, b = A(), B()
print(a + b)
print(a == b)
print(a != b)
print(a < b)
for attempt in (lambda: a + 1, lambda: a < 1, lambda: a + a):
    try:
        attempt()
    except TypeError as error:
        print(error)
