"""Accounts, transfers and errors of one's own."""
class InsufficientFunds(Exception):
    def __init__(self, account, amount):
        super().__init__(f"{account.owner} has {account.balance:.2f}, needs {amount:.2f}")


class Account:
    def __init__(self, owner, balance=0):
        self.owner, self.balance, self.history = owner, balance, []

    def withdraw(self, amount):
        if amount > self.balance:
            raise InsufficientFunds(self, amount)
        self.balance -= amount
        self.history.append(("withdraw", amount))

    def deposit(self, amount):
        self.balance += amount
        self.history.append(("deposit", amount))


def transfer(source, target, amount):
    source.withdraw(amount)
    target.deposit(amount)


ann, bob = Account("Ann", 100), Account("Bob")
for amount in (30, 50.5, 40):
    try:
        transfer(ann, bob, amount)
        print(f"moved {amount:>6.2f}")
    except InsufficientFunds as error:
        print("refused:", error)
for account in (ann, bob):
    print(f"{account.owner:<5}|{account.balance:>8.2f}|{account.history}")
