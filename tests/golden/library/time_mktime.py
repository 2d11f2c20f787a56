#@ env: TZ=EST5EDT,M3.2.0,M11.1.0
# Local times become seconds: fields carry over, and summer time is found or taken as it is said.
import time

for fields in ((2024, 1, 1, 0, 0, 0, 0, 0, -1), (2024, 7, 1, 0, 0, 0, 0, 0, -1), (2024, 14, 35, 25, 61, 61, 0, 0, -1),
               (2024, 7, 1, 0, 0, 0, 0, 0, 0), (2024, 1, 1, 0, 0, 0, 0, 0, 1), (1969, 12, 31, 18, 59, 59, 0, 0, -1),
               (2024, 11, 3, 1, 30, 0, 0, 0, 0), (2024, 11, 3, 1, 30, 0, 0, 0, 1), (2024, -3, 0, 0, 0, 0, 0, 0, -1)):
    seconds = time.mktime(fields)
    print(seconds, tuple(time.localtime(seconds)))
for moment in range(1_700_000_000, 1_800_000_000, 9_999_999):
    assert time.mktime(time.localtime(moment)) == moment
print(time.mktime((10**6, 1, 1, 0, 0, 0, 0, 0, 0)))
