names = {"__annotations__": {"old": 1}}
exec("new: int = 5", names)
print(names["__annotations__"])
exec("newer: str", names)
print(names["__annotations__"])
names = {"__annotations__": 5}
try:
    exec("x: int", names)
except TypeError as error:
    print(error)
