"""A script that counts, sorts and formats."""
TEXT = """
It was the best of times, it was the worst of times,
it was the age of wisdom, it was the age of foolishness
"""


def words(text):
    for word in text.lower().split():
        word = word.strip(",.;")
        if word:
            yield word


def main():
    counts = {}
    for word in words(TEXT):
        counts[word] = counts.get(word, 0) + 1
    width = max(map(len, counts))
    for word, count in sorted(counts.items(), key=lambda item: (-item[1], item[0]))[:6]:
        print(f"{word:>{width}} {'*' * count} {count / sum(counts.values()):6.1%}")


if __name__ == "__main__":
    main()
