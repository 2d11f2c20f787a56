"""A pipeline of generators handles one item at a time."""
def source():
    for line in ["3", "x", "5", "", "8"]:
        print("read", repr(line))
        yield line


def numbers(lines):
    for line in lines:
        try:
            yield int(line)
        except ValueError:
            print("skip", repr(line))


def running_total(values):
    total = 0
    for value in values:
        total += value
        yield total


for total in running_total(numbers(source())):
    print("total", total)
    if total > 7:
        break
