if True:
    x = (1).foo
