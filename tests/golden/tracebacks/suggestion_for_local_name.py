def f():
    counter = 1
    print(countre)
f()
