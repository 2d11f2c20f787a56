def f((, name):
    pass
