"""The attribute access that failed is marked."""
class Node:
    def __init__(self, next=None):
        self.next = next


n = Node(Node())
print(n.next.next, n.next.next.next.next)
