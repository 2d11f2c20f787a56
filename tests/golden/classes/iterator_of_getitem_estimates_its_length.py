class Sized:
    def __len__(self):
        return 3

    def __getitem__(self, index):
        return [10, 20, 30][index]


class Unsized:
    def __getitem__(self, index):
        return [10, 20, 30][index]


iterator = iter(Sized())
print(iterator.__length_hint__(), next(iterator), iterator.__length_hint__(), list(iterator), iterator.__length_hint__())
iterator = iter(Unsized())
print(iterator.__length_hint__(), next(iterator))
