"""Only the chosen branch is evaluated; it nests to the right."""
def f(text):
    print("eval", text)
    return text


print(f("yes") if 1 else f("no"))
print(f("yes") if [] else f("no"))
for n in (-1, 0, 1):
    print("neg" if n < 0 else "zero" if n == 0 else "pos")
print((1 if False else 2) + 3, 1 if False else 2 + 3, [1, 2] if True else [], (lambda: 1 if 0 else 2)())
