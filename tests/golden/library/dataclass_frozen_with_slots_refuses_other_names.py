from dataclasses import FrozenInstanceError, dataclass


@dataclass(frozen=True, slots=True)
class Point:
    x: int


@dataclass(frozen=True)
class Plain:
    x: int


for point in (Point(1), Plain(1)):
    for name in ("x", "other"):
        try:
            setattr(point, name, 2)
        except (FrozenInstanceError, TypeError) as error:
            print(type(error).__name__, error)
        try:
            delattr(point, name)
        except (FrozenInstanceError, TypeError) as error:
            print(type(error).__name__, error)
