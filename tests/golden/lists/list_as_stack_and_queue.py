"""A list as a stack and as a queue."""
stack = []
for symbol in "([{}])":
    if symbol in "([{":
        stack.append(symbol)
        print("push", stack)
    else:
        print("pop", stack.pop(), stack)
queue = [1, 2, 3]
while queue:
    head = queue.pop(0)
    if head < 3:
        queue.append(head + 2)
    print(head, queue)
