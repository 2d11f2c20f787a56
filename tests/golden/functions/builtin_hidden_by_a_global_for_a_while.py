def measure():
    return len("four")


seen = []
for number in range(6):
    if number == 2:
        len = lambda text: "hidden"
    if number == 4:
        del len
    seen.append(measure())
print(seen)
