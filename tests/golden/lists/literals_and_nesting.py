"""Lists of anything, nested, with trailing commas."""
print([], [1], [1, "a", None, 2.5, [3, [4, []]], (), {}], [1, 2,], [
    1,
    2,
])
grid = [[0] * 3 for _ in range(2)]
grid[0][1] = 5
print(grid, [*range(3), *"ab", *[]], [1] + [2], len([[], []]), bool([]), bool([[]]))
