#@ allow: unawaited
# A coroutine that a failing statement had in hand is reported at that statement's line.
async def get():
    return {"a": 1}


def unpack():
    x, y = get()


try:
    get()["a"]
except TypeError as error:
    print(error)

try:
    unpack()
except TypeError as error:
    print(error)
