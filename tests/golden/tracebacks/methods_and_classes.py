"""Frames of methods, __init__ and special methods show bare names."""
class Account:
    def __init__(self, balance):
        self.check(balance)

    def check(self, balance):
        if balance < 0:
            raise ValueError(f"negative: {balance}")

    def __add__(self, other):
        return Account(-1)


a = Account(5)
a + 1
