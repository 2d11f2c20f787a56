async def f():
    async for x in [1]: pass
try: f().send(None)
except TypeError as e: print(e)
async def g(): return [x async for x in (1, 2)]
try: g().send(None)
except TypeError as e: print(e)
async def h(c): return [*c]
c = f()
for src in ("[*c]", "print(*c)", "list(c)", "a, b = c", "for x in c: pass", "c[0]", "len(c)"):
    try: exec(src)
    except TypeError as e: print(src, "->", e)
c.close()
