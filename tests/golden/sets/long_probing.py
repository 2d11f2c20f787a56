"""Searches that pass many full slots, and many that removed values left, in tables of several sizes."""
class Random:
    def __init__(self, seed):
        self.state = seed

    def below(self, bound):
        self.state = (self.state * 6364136223846793005 + 1442695040888963407) % 2**64
        return (self.state >> 33) % bound


for stride in 1, 8, 32, 1024, 2**31:
    for span in 9, 20, 70:
        random = Random(stride + span)
        items = set()
        found = 0
        for step in range(600):
            item = (random.below(2 * span) - span) * stride
            choice = random.below(5)
            if choice < 2:
                items.add(item)
            elif choice < 4:
                items.discard(item)
            else:
                found += item in items
            if step % 199 == 198:
                print(stride, span, found, [item // stride for item in items])

# Equal hashes, unequal items.
big = 2**61 - 1
same = set()
for n in range(12):
    same.add(n * big)
    same.add(5 + n * big)
for n in range(0, 12, 2):
    same.discard(n * big)
print([n * big in same for n in range(12)], len(same), 5.0 in same, 0.0 in same)
print([item // big for item in same])
