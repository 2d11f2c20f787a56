"""Recursive generators walk trees and make permutations."""
def flatten(items):
    for item in items:
        if isinstance(item, list):
            yield from flatten(item)
        else:
            yield item


def permutations(items):
    if len(items) <= 1:
        yield items
    else:
        for i in range(len(items)):
            for rest in permutations(items[:i] + items[i + 1:]):
                yield items[i:i + 1] + rest


def inorder(tree):
    if tree:
        left, value, right = tree
        yield from inorder(left)
        yield value
        yield from inorder(right)


print(list(flatten([1, [2, [3, [], [4]], 5], [[[6]]]])), list(permutations("abc")), sum(1 for _ in permutations(list(range(5)))))
print(list(inorder(((None, 1, None), 2, ((None, 3, None), 4, None)))))
