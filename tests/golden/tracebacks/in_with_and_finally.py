"""Frames of __exit__ and of statements in finally."""
class Manager:
    def __enter__(self):
        return self

    def __exit__(self, *info):
        raise OSError("cannot close")


def work():
    with Manager() as m:
        raise ValueError("body")


work()
