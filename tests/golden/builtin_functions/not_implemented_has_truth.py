value = NotImplemented
if value:
    print("true")
print(bool(value), not NotImplemented)


def again():
    return True if NotImplemented else False


again()
again()
