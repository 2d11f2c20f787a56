"""Triple-quoted f-strings keep their lines; expressions may span lines."""
title, rows = "Report", [("a", 1), ("bb", 22)]
print(f"""{title}
{'-' * len(title)}
{"\n".join(f"{name:<4}{count:>4}" for name, count in rows)}
total: {
    sum(
        count
        for _, count in rows
    )
}
""")
print(f'''{title!r:>{
    10}}|''')
