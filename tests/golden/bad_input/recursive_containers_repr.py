a = []
a.append(a)
d = {}
d["d"] = d
t = ([],)
t[0].append(t)
print(a, d, t)
d = {}
d["values"] = d.values()
d["items"] = d.items()
print(d)
