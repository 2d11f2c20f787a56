from . import tools, version
from .inner import deep
from .inner.deep import place as where


def report():
    return tools.double(4), version, deep.place, where, __package__
