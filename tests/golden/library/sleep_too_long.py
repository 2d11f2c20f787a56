import time

for seconds in (10**10, 10**20, 2**63, -(10**10), -(10**20), 1e10, -1e10, float("inf"), float("nan"), -1, -0.5):
    try:
        time.sleep(seconds)
    except Exception as error:
        print(seconds, type(error).__name__, error)
