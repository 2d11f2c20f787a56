def a():
    try:
        b()
    finally:
        print("cleanup")
def b():
    with open("/nonexistent") as f:
        pass
a()
