"""A list that holds itself prints as [...]."""
a = [1]
a.append(a)
print(a, a[1] is a, a[1][1][1][0])
b = [a, {"a": a}]
a.append(b)
print(a)
print(str(b))
