import gc
import weakref


class Node:
    def __init__(self, number):
        self.number = number
        self.itself = None


seed = 1
kept = []
for number in range(30000):
    kept.append(Node(number))
    if number % 9000 == 0:
        gc.collect()
    if len(kept) > 9000:
        for _ in range(2):
            seed = (seed * 1103515245 + 12345) % 2147483648
            place = seed // 16 % len(kept)
            kept[place] = kept[-1]
            kept.pop()
print(len(kept), sum(node.number for node in kept))
for node in kept:
    node.itself = node
last = weakref.ref(kept[-1])
node = None
kept.clear()
gc.collect()
print(last())
