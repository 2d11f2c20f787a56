"""The module typing: type variables made by hand, Generic, unions and other forms."""
from typing import Annotated, Any, Callable, Generic, List, Literal, NewType, Optional, TypeVar, Union, cast, get_args, get_origin

T = TypeVar("T")
B = TypeVar("B", bound=int)
print(T, B.__bound__, TypeVar("C", int, str).__constraints__, TypeVar("P", covariant=True), TypeVar("M", contravariant=True))


class Box(Generic[T]):
    pass


print(Box, Box[int], Box.__parameters__, Box.__orig_bases__, Generic[T], issubclass(Box, Generic))
print(Optional[int], Union[int, str, None], Union[int], Union[int, Union[str, int]], T | int, int | T)
print(Callable[[int, str], bool], Callable[..., int], Literal["a", 1], List[int], Annotated[int, "meta"], Any)
print(get_origin(list[int]), get_args(dict[str, int]), get_args(Optional[int]), get_args(Callable[[int], str]), cast(int, "x"))
UserId = NewType("UserId", int)
print(UserId(5), UserId, UserId.__supertype__)
for attempt in (lambda: TypeVar("Q", int), lambda: TypeVar("Q", int, str, bound=int), lambda: TypeVar(), lambda: TypeVar(3), lambda: Generic[int], lambda: Generic[T, T]):
    try:
        attempt()
    except TypeError as error:
        print(error)
