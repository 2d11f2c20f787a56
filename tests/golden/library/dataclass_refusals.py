from dataclasses import dataclass, field, make_dataclass

for body in ("x: list = []", "x: int = 1\n    y: int", "x: int = field(default=1, default_factory=int)", "x = field(default=1)"):
    try:
        exec(f"@dataclass\nclass Bad:\n    {body}")
    except (TypeError, ValueError) as error:
        print(error)
try:
    dataclass(order=True, eq=False)(type("X", (), {}))
except ValueError as error:
    print(error)
C = make_dataclass("C", [("x", int), ("y", int, field(default=5))], namespace={"add": lambda self: self.x + self.y})
print(C(1), C(1).add(), C.__name__)
for names in (["a", "a"], ["not valid"], [3]):
    try:
        make_dataclass("D", names)
    except TypeError as error:
        print(error)
