class Node:
    pass


for _ in range(200_000):
    node = Node()
    node.me = node
print("done")
