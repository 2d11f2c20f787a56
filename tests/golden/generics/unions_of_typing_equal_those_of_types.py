import typing

print(typing.Union[int, str] == int | str, int | str == typing.Union[str, int], typing.Optional[int] == int | None)
print(typing.Union[int, str] == int | bytes, typing.Union[int, str] != int | str, typing.Union[list, str] == list | str)
