def f(a) ->:
    pass
