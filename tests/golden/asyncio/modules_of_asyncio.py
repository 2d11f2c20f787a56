import asyncio
import asyncio.tasks
from asyncio.exceptions import CancelledError, TimeoutError as Late
from asyncio.locks import Lock
from asyncio.queues import Queue

print(CancelledError is asyncio.CancelledError, Late is TimeoutError is asyncio.TimeoutError)
print(Lock is asyncio.Lock, Queue is asyncio.Queue, asyncio.tasks.Task is asyncio.Task)
print(asyncio.events.get_running_loop is asyncio.get_running_loop, asyncio.exceptions.InvalidStateError.__mro__[1].__name__)
print([error.__name__ for error in asyncio.CancelledError.__mro__], asyncio.QueueFull.__module__)
error = asyncio.IncompleteReadError(b"ab", 5)
print(error, error.partial, error.expected, repr(asyncio.LimitOverrunError("too long", 3)))
