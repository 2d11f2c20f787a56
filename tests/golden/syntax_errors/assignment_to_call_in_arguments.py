print(f() = is x)
