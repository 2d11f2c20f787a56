from dataclasses import InitVar, dataclass, field


@dataclass
class Base:
    a: int
    b: int = 5


@dataclass
class Derived(Base):
    c: int = 6
    b: int = 7

    def __post_init__(self):
        self.total = self.a + self.b + self.c


@dataclass
class Scaled:
    a: int
    scale: InitVar[int] = 2
    result: int = field(init=False, default=0)

    def __post_init__(self, scale):
        self.result = self.a * scale


print(Derived(1), Derived(1).total, Derived(1, 2, 3))
print(Scaled(3), Scaled(3, scale=5), InitVar[int], hasattr(Scaled(1), "scale"))
