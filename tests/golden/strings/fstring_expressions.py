"""Any expression stands inside an f-string."""
a, b = 3, 4
names = {"key": "value"}
print(f"{a} {a + b} {a if a > b else b} {names['key']} {[x * a for x in range(3)]}")
print(f"{(lambda x: x * 2)(a)} {'nested ' + f'{b}'} {{literal}} {{{a}}} {a,b} {a!s:>4}|")
print(f"{a == b} {a != b} {not a} {-a} {max(a, b)} {a:{b}} {names!r}")
print(f"{(y := 5)} {y} {*[1, 2],} {"".join(str(d) for d in (1, 2))}")
print(f"" f"{''}" == "", f"{{}}", f"{ {1: 2}[1] }", f"{ {a} }")
