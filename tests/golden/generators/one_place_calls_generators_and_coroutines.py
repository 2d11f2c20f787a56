def generator(): yield 1
async def coroutine(): pass
async def stream(): yield 1


def throw(target):
    try:
        target.throw(KeyError("k"))
    except KeyError as error:
        return repr(error)


def close(target): return target.close()
def send(target): return target.send.__qualname__
def names(target): return target.__name__, type(target).__name__


print(throw(generator()), throw(coroutine()), throw(generator()), throw(coroutine()))
print(close(coroutine()), close(generator()), close(coroutine()), close(generator()))
print(send(generator()), send(waits := coroutine()), send(generator()))
waits.close()
print(names(generator()), names(stream()), names(generator()))
for make in (generator, coroutine, stream, generator, coroutine):
    target = make()
    try:
        print(target.close())
    except AttributeError as error:
        print(error)
