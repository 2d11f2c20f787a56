from dataclasses import dataclass, make_dataclass

for names in (["class"], ["a", "a"], ["9"], [5]):
    try:
        make_dataclass("Made", names)
    except TypeError as error:
        print(error)
try:

    @dataclass(order=True)
    class Ordered:
        x: int

        def __lt__(self, other):
            pass

except TypeError as error:
    print(error)
