# A list of 300,000 linked instances is freed without running out of stack.
class Link:
    __slots__ = ("next", "value")

    def __init__(self, next, value):
        self.next = next
        self.value = value


head = None
for number in range(300_000):
    head = Link(head, number)
total, link = 0, head
while link is not None:
    total += link.value
    link = link.next
print(total)
del head, link
print("freed")
