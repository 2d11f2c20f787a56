#@ env: TZ=Nowhere/Town
# A time zone that nobody knows is UTC by the name's first word.
import time

print(time.timezone, time.altzone, time.daylight, time.tzname, time.localtime(0).tm_zone, time.ctime(0))
