"""No frame stands for the built-in between two functions."""
def key(item):
    return item["rank"]


print(sorted([{"rank": 2}, {"rang": 1}], key=key))
