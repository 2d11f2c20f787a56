a = b = c = d = None


class Node:
    pass


for _ in range(200_000):
    a, b, c = (a,), [b], {1: c}
    node = Node()
    node.next = d
    d = node
del a, b, c, d, node
print("freed")
