async def ag():
    try: yield 1
    finally: print("fin")
def drive(c):
    try: c.send(None)
    except StopIteration as e: return e.value
a = ag()
print(drive(a.__anext__()))
del a
print("dropped")
b = ag()
s = b.asend(None); s.close()
print("closed step")
print(drive(ag().__anext__()))
print("end")
