count = globals().get("count", 0) + 1
old = globals().get("old", "fresh")
print("runs", count, __name__)
