print("not reached")
name = "abc
print(name)
