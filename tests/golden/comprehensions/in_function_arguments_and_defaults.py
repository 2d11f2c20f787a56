"""Comprehensions in defaults, decorators, conditions and indexes."""
def function(table=[n * n for n in range(3)], *, names={c: ord(c) for c in "ab"}):
    return table, names


print(function())
if [n for n in range(3) if n > 5]:
    print("never")
print("abc"[[0, 2, 1][sum(1 for _ in "a")]], [[1, 2][n] for n in (True, False)])
while [n for n in function()[0] if n]:
    function()[0].pop()
print(function())
