#@ env: TZ=America/New_York
# The local time zone by its name in the system's data.
import time

print(time.tzname, time.timezone, time.altzone)
for seconds in (0, 1_720_000_000, -2e9, 5e9):
    print(time.strftime("%c %Z %z", time.localtime(seconds)))
