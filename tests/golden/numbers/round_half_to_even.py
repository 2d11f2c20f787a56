"""round() goes to the even neighbour and keeps or drops the float."""
print([round(x / 2) for x in range(-7, 8)])
print(round(2.675, 2), round(1.005, 2), round(0.15, 1), round(2.5), round(3.5))
print(round(1234.5678, -2), round(1234, -2), round(1250, -2), round(1350, -2), round(-1250, -2))
print(type(round(2.0)), type(round(2.0, 0)), round(5, 3), round(True))
print(round(1e300), round(-0.4), round(1.5, None))
for value in (float("nan"), float("inf")):
    try:
        round(value)
    except (ValueError, OverflowError) as error:
        print(type(error).__name__, error)
