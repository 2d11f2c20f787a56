"""The format mini-language for strings."""
s = "añb"
print(f"{s:6}| {s:<6}| {s:>6}| {s:^6}| {s:*^7}| {s:.2} {s:5.1}| {s:é>5} {s:{'{'}<5} {s:s}")
print(f"{'':5}| {'long text':3}| {'long text':.4}| {s!r:>8} {s!a:10}| {'😀':>3} {s:05}|")
print(format("x", ""), format("x", ">3"), format("abc", "=^5s"), f"{'x':<<3}")
for spec in ("+", "=5", "d", "#", ".f", " ", ",", "5.2x", "<5<"):
    try:
        print(format("x", spec))
    except ValueError as error:
        print(error)
