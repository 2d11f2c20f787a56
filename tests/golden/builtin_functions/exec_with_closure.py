def outer():
    count = 3

    def inner():
        nonlocal count
        count += 1

    exec(inner.__code__, closure=inner.__closure__)
    print(count)
    for code, closure in (
        (inner.__code__, None),
        (inner.__code__, ()),
        (inner.__code__, (1,)),
        (inner.__code__, list(inner.__closure__)),
        (outer.__code__, inner.__closure__),
        ("1", inner.__closure__),
    ):
        try:
            exec(code, closure=closure)
        except TypeError as error:
            print(error)
    try:
        eval(inner.__code__)
    except TypeError as error:
        print(error)


outer()
