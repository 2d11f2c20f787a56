# What may be thrown into the iterator of a future.
import asyncio

loop = asyncio.new_event_loop()
for arguments in ((ValueError, ValueError("x"), None), (ValueError, "y"), (ValueError, (1, 2)), (ValueError,), (KeyError("k"),),
                  (ValueError, KeyError("z")), (ValueError, None, 5), (KeyError("k"), "v"), (list,), (5,)):
    iterator = iter(loop.create_future())
    next(iterator)
    for _ in range(2):
        try:
            iterator.throw(*arguments)
        except Exception as error:
            print(repr(error))
loop.close()
