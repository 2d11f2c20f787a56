class Growing:
    def __init__(self):
        self.items = {1: "a", 2: "b"}

    def keys(self):
        return self.items.keys()

    def __getitem__(self, key):
        self.items[key + 10] = "more"
        return self.items[key]


target = {}
target.update(Growing())
print(target, dict(Growing()), {**Growing()})
