"""An operator between lines marks its lines."""
numbers = [1, 2, 3]
total = (
    numbers[0]
    + numbers[1]
    + numbers[2]
    / (numbers[0] - 1)
)
