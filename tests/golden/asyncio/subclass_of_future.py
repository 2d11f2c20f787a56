import asyncio


class Promise(asyncio.Future):
    def __init__(self, note, **kwargs):
        super().__init__(**kwargs)
        self.note = note

    def set_result(self, result):
        print(self.note, "gets", result)
        super().set_result(result)


async def main():
    promise = Promise("note")
    promise.add_done_callback(lambda f: print(f is promise, f.note))
    asyncio.get_running_loop().call_soon(promise.set_result, 5)
    print(await promise, promise)


asyncio.run(main())
