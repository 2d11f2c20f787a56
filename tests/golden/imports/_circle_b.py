print("b starts")
import _circle_a

value = "value of b"
print("b sees a's value:", hasattr(_circle_a, "value"))


def later():
    return _circle_a.value
