class OnlyEnter:
    def __enter__(self): pass
class OnlyExit:
    def __exit__(self, *a): pass
class AM:
    async def __aenter__(self): pass
    async def __aexit__(self, *a): pass
class Both:
    def __enter__(self): pass
    def __exit__(self, *a): pass
class OnInstance:
    def __init__(self):
        self.__enter__ = lambda: 1
        self.__exit__ = lambda *a: 1
for v in (5, OnlyEnter(), OnlyExit(), AM(), Both, OnInstance()):
    try:
        with v: pass
    except TypeError as e: print(e)
async def co(v):
    async with v: pass
for v in (5, Both(), AM()):
    try: co(v).send(None)
    except (TypeError, StopIteration) as e: print(type(e).__name__, e)
