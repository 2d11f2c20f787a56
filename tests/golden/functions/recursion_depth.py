"""Thousands of nested calls work when the limit is raised."""
import sys

sys.setrecursionlimit(20000)


def depth(n):
    return 0 if n == 0 else 1 + depth(n - 1)


print(depth(900), depth(15000), sys.getrecursionlimit())


class Node:
    def __init__(self, child):
        self.child = child

    def height(self):
        return 1 + (self.child.height() if self.child else 0)


node = None
for _ in range(5000):
    node = Node(node)
print(node.height())
while node:
    node = node.child
