from dataclasses import FrozenInstanceError, dataclass, field


@dataclass(order=True, frozen=True)
class Job:
    priority: int
    name: str = field(compare=False)


@dataclass(unsafe_hash=True)
class Hashed:
    a: int
    b: int = field(hash=False, default=0)


print(sorted([Job(2, "b"), Job(1, "z"), Job(1, "a")]), hash(Job(1, "q")) == hash(Job(1, "r")), {Job(1, "x"): 1}[Job(1, "y")])
print(hash(Hashed(1, 2)) == hash(Hashed(1, 3)))
job = Job(1, "x")
for wrong in (lambda: setattr(job, "name", 1), lambda: setattr(job, "other", 1), lambda: delattr(job, "name")):
    try:
        wrong()
    except FrozenInstanceError as error:
        print(error)
try:
    job < 3
except TypeError as error:
    print(error)
for base in (Job, Hashed):
    try:
        dataclass(frozen=base is Hashed)(type("Derived", (base,), {}))
    except TypeError as error:
        print(error)
