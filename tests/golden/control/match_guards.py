"""A guard is tested after binding; a failed guard goes on to the next case."""
def check(value):
    print("guard", value, end=" ")
    return value > 10


for item in (5, 50, "x", (20, 1)):
    match item:
        case int(n) if check(n):
            print("big", n)
        case (n, _) if check(n):
            print("big pair", n)
        case n if n == 5:
            print("five")
        case _ if False:
            print("never")
        case other:
            print("other", other)
print(n)
