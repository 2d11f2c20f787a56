values = []


class Clearer:
    def __eq__(self, other):
        values.clear()
        return False


values += [Clearer(), Clearer(), Clearer()]
print(Clearer() in values, values)
