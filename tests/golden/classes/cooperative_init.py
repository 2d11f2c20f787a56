"""Each __init__ of a diamond runs once, in resolution order."""
class Root:
    def __init__(self, **rest):
        print("Root", rest)


class Left(Root):
    def __init__(self, left, **rest):
        print("Left", left)
        super().__init__(**rest)


class Right(Root):
    def __init__(self, right, **rest):
        print("Right", right)
        super().__init__(**rest)


class Both(Left, Right):
    def __init__(self):
        super().__init__(left=1, right=2, other=3)


Both()
