for source in ("nope", "none", "true", "Falsy", "fals", "Nome"):
    try:
        eval(source)
    except NameError as error:
        print(source, error)
print([name in dir(__builtins__) for name in ("None", "True", "False")])
value = 1 if none else 2
