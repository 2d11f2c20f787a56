def f[T: def](a):
    pass
