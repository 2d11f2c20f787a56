"""The function, then arguments left to right, then the call."""
def e(value):
    print(value, end=" ")
    return value


def f(*arguments, **keywords):
    print("call", arguments, keywords)


(e("function") and f)(e(1), e(2), *e([3, 4]), key=e(5), *e([6]), **e({"k": 7}), last=e(8))
