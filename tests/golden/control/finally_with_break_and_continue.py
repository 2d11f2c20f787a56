"""finally runs when break, continue or return leave the try."""
for n in range(4):
    try:
        if n == 1:
            continue
        if n == 3:
            break
        print("body", n)
    finally:
        print("finally", n)
else:
    print("never")


def function():
    for n in range(3):
        try:
            return n
        finally:
            print("leaving", n)


print(function())
