import asyncio
import inspect


async def coroutine_function():
    pass


async def async_generator():
    yield


def generator():
    yield


class Awaitable:
    def __await__(self):
        yield


class Holder:
    async def method(self):
        pass


coroutine = coroutine_function()
print(inspect.iscoroutinefunction(coroutine_function), inspect.iscoroutinefunction(generator))
print(inspect.iscoroutinefunction(Holder().method), inspect.iscoroutinefunction(Holder.method))
print(asyncio.iscoroutinefunction(coroutine_function), asyncio.iscoroutine(coroutine), asyncio.iscoroutine(generator()))
print(inspect.iscoroutine(coroutine), inspect.isawaitable(coroutine), inspect.isawaitable(Awaitable()), inspect.isawaitable(3))
print(inspect.isasyncgenfunction(async_generator), inspect.isasyncgen(async_generator()), inspect.isgenerator(generator()))
print(inspect.isgeneratorfunction(generator), inspect.isgeneratorfunction(async_generator))
print(inspect.getcoroutinestate(coroutine), inspect.getgeneratorstate(generator()), inspect.getasyncgenstate(async_generator()))
coroutine.close()
print(inspect.getcoroutinestate(coroutine))
print(inspect.iscoroutinefunction(asyncio.sleep), asyncio.iscoroutinefunction(asyncio.gather), inspect.iscoroutinefunction(asyncio.wait_for))
print(inspect.isfunction(generator), inspect.ismethod(Holder().method), inspect.isclass(Holder), inspect.ismodule(inspect), inspect.isbuiltin(len))


@inspect.markcoroutinefunction
def marked():
    return coroutine_function()


print(inspect.iscoroutinefunction(marked), asyncio.iscoroutinefunction(marked))
