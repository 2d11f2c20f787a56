print("module", __name__)


def double(x):
    return x * 2
