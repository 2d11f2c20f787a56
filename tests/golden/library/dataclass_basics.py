from dataclasses import asdict, astuple, dataclass, field, fields, is_dataclass, replace


@dataclass
class Point:
    x: int
    y: int = 2
    tags: list = field(default_factory=list)


p = Point(1)
print(p, Point(1) == p, Point(1, 3) != p, Point.__doc__, Point.__match_args__)
print(asdict(Point(1, tags=[Point(2)])), astuple(Point(1, tags=[(1, {"a": Point(3)})])), replace(p, y=9))
print([f.name for f in fields(p)], is_dataclass(Point), is_dataclass(p), is_dataclass(3), p.tags is Point(1).tags)
match p:
    case Point(x, y):
        print("matched", x, y)
for wrong in (lambda: Point(), lambda: Point(1, 2, 3, 4), lambda: Point(1, w=2), lambda: hash(p), lambda: p < p,
              lambda: fields(3), lambda: asdict(Point), lambda: replace(p, q=1)):
    try:
        wrong()
    except TypeError as error:
        print(error)
p.tags.append(p)
print(p)
