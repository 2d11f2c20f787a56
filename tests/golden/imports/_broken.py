"""A module whose body fails."""
print("broken starts")
ready = True
result = 1 / 0
