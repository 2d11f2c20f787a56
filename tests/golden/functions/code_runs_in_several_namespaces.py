code = compile("total = total + extra if 'extra' in globals() else 0\nextra = total + 1", "<code>", "exec")
one = {"total": 1}
for _ in range(3):
    exec(code, one)
two = dict(one)
two["new"] = "two"
one["other"] = "one"
reader = compile("found = other if 'other' in globals() else new", "<reader>", "exec")
for space in (one, two, one, two):
    exec(code, space)
    exec(reader, space)
    print(space["found"], space["total"], space["extra"])
