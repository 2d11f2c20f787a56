print("a starts")
import _circle_b

value = "value of a"
print("a sees", _circle_b.value)
