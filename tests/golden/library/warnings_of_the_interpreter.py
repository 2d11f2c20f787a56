#@ allow: unawaited
import asyncio
import warnings

with warnings.catch_warnings():
    warnings.simplefilter("ignore")
    print(~True, bool(NotImplemented))
    exec("1 is 1")


async def work():
    pass


with warnings.catch_warnings(record=True) as caught:
    warnings.simplefilter("always")
    work()
    eval("x is 5", {"x": 5})
    flag = True
    ~flag
for one in caught:
    print(one.category.__name__, str(one.message)[:40])

warnings.simplefilter("error")
for source in ["x is 5", "'\\d'"]:
    try:
        compile(source, "<source>", "eval")
    except SyntaxError as error:
        print(error, error.args[1][1:])
try:
    ~flag
except DeprecationWarning as error:
    print(str(error)[:30])
try:
    bool(NotImplemented)
except DeprecationWarning as error:
    print(error)
