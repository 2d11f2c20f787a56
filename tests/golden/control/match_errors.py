"""Wrong class patterns raise TypeError."""
class NoArgs:
    pass


class BadArgs:
    __match_args__ = ["a"]


class FewArgs:
    __match_args__ = ("a",)
    a = 1


def attempt(value, number):
    try:
        match number, value:
            case 0, NoArgs(1):
                print("no")
            case 1, BadArgs(1):
                print("no")
            case 2, FewArgs(1, 2):
                print("no")
            case 3, int(1, 2):
                print("no")
            case 4, FewArgs(1, a=1):
                print("no")
            case 5, attempt():
                print("no")
            case 6, FewArgs(b=1):
                print("no")
            case _:
                print("fell through")
    except TypeError as error:
        print(error)


for number, value in enumerate((NoArgs(), BadArgs(), FewArgs(), 1, FewArgs(), 1, FewArgs())):
    attempt(value, number)
