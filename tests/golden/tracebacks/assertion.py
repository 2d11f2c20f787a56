"""assert shows its message; carets mark the condition."""
def withdraw(balance, amount):
    assert amount <= balance, f"{amount} is more than {balance}"
    return balance - amount


withdraw(10, 5)
withdraw(1, 2)
