#@ env: TZ=UTC0
# A moment as one line.
import time

print(time.asctime(time.gmtime(0)), time.ctime(0), time.ctime(10**10), sep="\n")
print(time.asctime((99, 12, 9, 1, 2, 3, 4, 5, 6)), time.asctime((-5, 1, 1, 0, 0, 0, -1, 1, 0)))
print(len(time.asctime()), time.asctime() == time.ctime() or "a second later")
for act in (lambda: time.asctime(None), lambda: time.asctime((1, 2)), lambda: time.asctime([1] * 9), lambda: time.ctime("x"),
            lambda: time.asctime((2024, 13, 1, 0, 0, 0, 0, 1, 0)), lambda: time.mktime((1, 2)), lambda: time.mktime(None)):
    try:
        print(act())
    except (TypeError, ValueError) as error:
        print(type(error).__name__, error)
