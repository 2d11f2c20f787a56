d = {}


class Key:
    def __hash__(self):
        return 1

    def __eq__(self, other):
        d.clear()
        return False


d[Key()] = 1
d[Key()] = 2
print(len(d))
