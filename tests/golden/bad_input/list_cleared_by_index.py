values = list(range(10))


class Index:
    def __index__(self):
        values.clear()
        return 5


values[Index():8] = [1]
print(values)
values += range(10)
print(values[Index():9])
