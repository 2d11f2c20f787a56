#@ env: TZ=AEST-10AEDT,M10.1.0,M4.1.0/3
# A time zone of the south, where it is summer at the turn of the year.
import time

print(time.timezone, time.altzone, time.daylight, time.tzname)
for seconds in (0, 1_711_846_799, 1_711_846_800, 1_729_990_799, 1_729_990_800, 4_102_444_800, -1e9):
    moment = time.localtime(seconds)
    print(time.strftime("%Y-%m-%d %H:%M:%S %Z %z", moment), moment.tm_isdst, moment.tm_gmtoff, moment.tm_zone)
print(time.strftime("%Z|%z", (2024, 1, 1, 0, 0, 0, 0, 1, 0)), time.strftime("%Z|%z", (2024, 7, 1, 0, 0, 0, 0, 1, 1)),
      time.strftime("%Z|%z", (2024, 7, 1, 0, 0, 0, 0, 1, -1)), time.strftime("%s", (2024, 7, 1, 0, 0, 0, 0, 1, -1)))
print([tuple(time.strptime(zone, "%Z"))[8] for zone in ("AEST", "aedt", "UTC", "gmt")], time.ctime(1_720_000_000))
