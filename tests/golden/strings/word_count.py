"""A small text program: count, sort and align words."""
text = """the quick brown fox jumps over the lazy dog the fox"""
counts = {}
for word in text.split():
    counts[word] = counts.get(word, 0) + 1
for word, count in sorted(counts.items(), key=lambda pair: (-pair[1], pair[0])):
    print(f"{word:<8}{count:>3} {'#' * count}")
print(" ".join(word.capitalize() for word in counts))
