class A:
    @property
x = 1
