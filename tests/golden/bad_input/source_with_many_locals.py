names = [f"v{i}" for i in range(50_000)]
lines = [f"    {name} = {i}" for i, name in enumerate(names)]
exec("def f():\n" + "\n".join(lines) + "\n    return v0 + v49999")
print(f())
