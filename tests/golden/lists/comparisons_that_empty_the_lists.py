class Emptying:
    def __init__(self, other): self.other = other
    def __eq__(self, value):
        self.other.clear()
        return NotImplemented
    def __lt__(self, value): return "less"


left, right = [], []
left.append(Emptying(right))
right.append(Emptying(left))
print(left == right, left, right)
left, right = [], [1, 2]
left.append(Emptying(left))
print(left < right, left)
