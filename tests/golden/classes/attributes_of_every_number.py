# Instances of one class with few and with many attributes, set in time and late, seen through the dict.
class Bag:
    def __init__(self, count):
        self.count = count
        if count > 3:
            self.extra = [count]
        self.end = None


bags = [Bag(number) for number in (1, 5, 3, 17, 100)]
for bag in bags:
    for number in range(bag.count):
        setattr(bag, f"x{number}", number)
    bag.end = "end"
    for number in range(0, bag.count, 3):
        setattr(bag, f"x{number}", "new")
    print(len(vars(bag)), list(vars(bag))[:4], list(vars(bag).values())[-4:], bag.end)
bag = bags[3]
attributes = bag.__dict__
attributes["x5"] = "through the dict"
bag.x6 = 6.5
del bag.x7
print(bag.x5, attributes["x6"], "x7" in attributes, attributes is bag.__dict__)
bag.__dict__ = {"only": 1}
print(vars(bag), hasattr(bag, "x5"), attributes["x5"])
