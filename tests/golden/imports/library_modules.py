"""The library modules that async scripts need, in each form of import."""
import asyncio, sys, time, os
import asyncio as aio
from asyncio import sleep as pause, Queue
from time import monotonic

print(aio is asyncio, Queue is asyncio.Queue, pause.__name__, monotonic() <= time.monotonic(), os.cpu_count() >= 1, sys.argv[1:])
print(asyncio.__name__, time.time() > 1_600_000_000, time.perf_counter() <= time.perf_counter())
