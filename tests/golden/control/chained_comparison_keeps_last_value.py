"""A chain gives the object of the link that decided."""
class Link:
    def __init__(self, name, result):
        self.name, self.result = name, result

    def __lt__(self, other):
        print(self.name, "<", other.name)
        return self.result


print(Link("a", "yes") < Link("b", []) < Link("c", 0))
print(Link("a", 0) < Link("b", 1) < Link("c", 1))
print(Link("a", [1]) < Link("b", "") and "more")
