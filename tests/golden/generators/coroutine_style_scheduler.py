"""A round-robin scheduler made of plain generators."""
def task(name, steps):
    for i in range(steps):
        print(name, i)
        yield
    return name.upper()


ready = [task("a", 2), task("b", 3), task("c", 1)]
while ready:
    current = ready.pop(0)
    try:
        next(current)
    except StopIteration as stop:
        print("done", stop.value)
    else:
        ready.append(current)
