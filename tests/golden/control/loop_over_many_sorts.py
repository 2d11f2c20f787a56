# One loop in the code, many sorts of iterators one after the other, with `continue`, `break` and `else`.
class Countdown:
    def __init__(self, start):
        self.left = start

    def __iter__(self):
        return self

    def __next__(self):
        if self.left == 0:
            raise StopIteration
        self.left -= 1
        return self.left


def gathered(iterable):
    found = []
    for item in iterable:
        if item == 2:
            continue
        if item == 9:
            break
        found.append(item)
    else:
        found.append("end")
    return found


for _ in range(2):
    for iterable in (range(4), [1, 2, 3], Countdown(4), (2, 9, 1), "ab", {2: 1, 3: 1}, iter([9, 1]), range(9, 0, -3)):
        print(gathered(iterable))
grown = [1]
for number in grown:
    if number < 5:
        grown.append(number + 1)
print(grown)
shared = iter(range(6))
for outer in shared:
    for inside in shared:
        print(outer, inside)
        if inside == 2:
            break
