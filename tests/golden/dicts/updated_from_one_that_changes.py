class Key:
    def __init__(self, number, hook=None):
        self.number = number
        self.hook = hook

    def __hash__(self):
        return 1

    def __eq__(self, other):
        if self.hook:
            self.hook()
        return self.number == other.number


source = {Key(number): number for number in range(4)}


def grow():
    source[len(source) + 100] = 1


def shrink():
    source.popitem()


for hook in [grow, shrink]:
    target = {Key(9, hook): 1}
    try:
        target.update(source)
    except RuntimeError as error:
        print(error, len(target))
