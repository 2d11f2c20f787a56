"""A list inside a tuple changes, even when += then fails."""
t = (1, [2])
t[1].append(3)
print(t)
try:
    t[1] += [4]
except TypeError as error:
    print(error)
print(t)
u = t
u += (5,)
print(t, u, t is u)
