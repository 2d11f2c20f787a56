print(f():=)
