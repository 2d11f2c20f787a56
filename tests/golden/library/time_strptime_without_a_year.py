# A day of the month without a year is read, with a warning where its format is met first.
import time

for text in ("29 Feb", "1 Mar"):
    print(tuple(time.strptime(text, "%d %b")))
print(tuple(time.strptime("2 Mar", "%d %b")))
print(tuple(time.strptime("%d 3", "%%d %m")), tuple(time.strptime("3", "%d")))
