try:
    x
except ValueError:
    y
:z
