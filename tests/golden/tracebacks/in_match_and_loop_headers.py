"""The header of a loop or match that fails is marked."""
def items():
    return None


count = 3
for i in range(count):
    for item in items():
        print(item)
