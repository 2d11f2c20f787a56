# Seconds become dates, before 1970 and far away, and odd seconds are refused.
import time

for seconds in (0, -1, 1.9, -1.5, True, 951_782_400, 4_107_542_399, -62_135_596_800, -62_135_596_801, 253_402_300_800,
                10**15, -(10**15)):
    moment = time.gmtime(seconds)
    print(seconds, tuple(moment))
for odd in (10**18, 10**30, 1e30, float("inf"), float("nan"), "0", 1j, [1]):
    try:
        print(time.gmtime(odd))
    except (OSError, OverflowError, ValueError, TypeError) as error:
        print(type(error).__name__, error)
print(abs(time.mktime(time.localtime()) - time.time()) < 2)
print(time.gmtime(None)[0] >= 2024, time.gmtime()[0] >= 2024)
