"""An assignment expression gives its value and binds the name."""
data = [1, 2, 3, 4]
if (n := len(data)) > 3:
    print("long", n)
while (item := data.pop()) > 2:
    print(item)
print(item, data, (a := 1, b := a + 1), a, b, [y := 5, y**2], {"k": (z := 3)}, z)
print((lambda: (w := 7) + w)(), f"{(v := 9)} {v}", (m := n) is n, len(s := "abc"), s)
i = 0
print([i := i + 1 for _ in range(3)], i)
