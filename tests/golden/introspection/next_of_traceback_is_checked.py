def fail():
    raise ValueError


try:
    fail()
except ValueError as error:
    entry = error.__traceback__


def delete():
    del entry.tb_next


def assign(value):
    entry.tb_next = value


def loop():
    entry.tb_next.tb_next = entry


for attempt in (delete, lambda: assign("text"), lambda: assign(entry), loop):
    try:
        attempt()
    except (TypeError, ValueError) as error:
        print(type(error).__name__, error)
rest = entry.tb_next
assign(None)
print(entry.tb_next)
assign(rest)
print(entry.tb_next is rest)
