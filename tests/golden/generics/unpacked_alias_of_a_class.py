# An alias of a script's class unpacks as the typing module has it; that of a built-in class keeps a star.
class Box[T]:
    pass


class Numbers(list):
    pass


print(tuple[*Box[int]])
print([*Box[int]], [*Numbers[int]])
item, = Box[str]
print(item)
