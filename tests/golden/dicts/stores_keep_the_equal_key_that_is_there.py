counts = {1.0: 0, True + 1: 0}
for number in range(5):
    counts[number] = counts.get(number, 10) + 1
    counts[f"text{number % 2}"] = counts.get(f"text{number % 2}", 0) + number
counts[True] = "true"
print(counts)
