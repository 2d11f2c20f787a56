# __slots__ with __dict__ among them: the values of slots stay out of the dict, and the dict may be replaced.
class Both:
    __slots__ = ("slot", "other", "__dict__")


both = Both()
both.slot, both.free, both.more = 1, 2, 3
print(both.__dict__, both.slot)
both.__dict__["slot"] = "shadow"
print(both.slot, both.__dict__)
both.__dict__ = {"fresh": True}
print(both.slot, both.fresh, hasattr(both, "free"))
both.other = both.__dict__
del both.slot
print(both.other, hasattr(both, "slot"))


class Items(list):
    def __init__(self, *items):
        super().__init__(items)
        self.name, self.size = "items", len(items)


items = Items(1, 2)
items.append(items.size)
items.name = items.name.upper()
items.late = items.name
print(items, items.name, items.size, vars(items))
