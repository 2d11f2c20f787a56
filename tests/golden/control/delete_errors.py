class P:
    @property
    def x(self): return 1
for src in ("del q", "del o.zz", "del l[100]", "del d['k']", "del t[0]", "del s[0]", "del l['a']", "del int.x", "del int.real", "del o.__class__", "del None.x", "del range(3)[0]", "del {1}[1]", "del bytearray(b'abc')[5]", "del (lambda: 0).__code__", "del P().x", "del P.y", "del P.__name__"):
    try: exec(src, {"o": P(), "l": [1], "d": {}, "t": (1,), "s": "a", "P": P}); print(src, "ok")
    except Exception as e: print(src, "->", type(e).__name__, e)
