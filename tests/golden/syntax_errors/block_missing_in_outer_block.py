class A:
    def f():
        if 1:
    x = 1
