"""A subclass on the right is asked first, a same class not at all."""
class Base:
    def __init__(self, name):
        self.name = name

    def __add__(self, other):
        return f"{self.name}.add"

    def __radd__(self, other):
        return f"{self.name}.radd"

    def __lt__(self, other):
        return f"{self.name}.lt"

    def __gt__(self, other):
        return f"{self.name}.gt"


class Sub(Base):
    def __radd__(self, other):
        return f"{self.name}.sub radd"

    def __gt__(self, other):
        return f"{self.name}.sub gt"


class Plain(Base):
    pass


b, s, p = Base("b"), Sub("s"), Plain("p")
print(b + s, s + b, b + p, b + b, 1 + b, b < s, s < b, b < p, b > s)
