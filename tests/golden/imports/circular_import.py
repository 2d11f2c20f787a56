"""Two modules that import each other see what is there so far."""
import _circle_a
import _circle_b

print(_circle_b.later())
