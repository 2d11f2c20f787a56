"""Repeated frames of a recursion are counted."""
import sys

sys.setrecursionlimit(100)


def down(n):
    return down(n + 1) + 1


def start():
    return down(0)


start()
