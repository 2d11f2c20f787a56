"""Closing a coroutine that never started gives no warning."""
async def work():
    print("never")


c = work()
c.close()
del c
d = work()
try:
    d.throw(ValueError("v"))
except ValueError as error:
    print(error)
del d
print("no warnings")
