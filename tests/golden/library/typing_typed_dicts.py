from typing import *


class Movie(TypedDict):
    title: str
    year: NotRequired[int]


class Rated(Movie, total=False):
    stars: float


print(Movie(title="x"), type(Movie(title="x")), Movie.__annotations__, Movie.__total__, Movie.__bases__, Movie)
print(Movie.__required_keys__, Movie.__optional_keys__)
print(Rated.__annotations__, sorted(Rated.__required_keys__), sorted(Rated.__optional_keys__), Rated.__total__)
for act in (lambda: isinstance({}, Movie), lambda: issubclass(dict, Movie)):
    try:
        print(act())
    except TypeError as error:
        print(error)
Made = TypedDict("Made", {"x": int, "y": "str"})
print(Made(x=1), Made.__annotations__, is_typeddict(Made), is_typeddict(dict))
try:
    class Bad(Movie, dict): pass
except TypeError as error:
    print(error)
