"""send gives the value of the yield expression."""
def averager():
    total = count = 0
    average = None
    while True:
        value = yield average
        if value is None:
            return "stopped"
        total += value
        count += 1
        average = total / count


g = averager()
print(next(g), g.send(10), g.send(20), g.send(0))
try:
    g.send(None)
except StopIteration as stop:
    print(stop.value)
try:
    g.send(1)
except StopIteration as stop:
    print(stop.value)
try:
    averager().send(5)
except TypeError as error:
    print(error)
print(averager().send(None))
