"""Mapping patterns match some keys and take the rest."""
def describe(value):
    match value:
        case {"type": "circle", "r": r}:
            return f"circle {r}"
        case {"type": "box", "size": [w, h], **rest}:
            return f"box {w}x{h} {rest}"
        case {"type": str(name)}:
            return f"unknown {name}"
        case {1: _, None: x}:
            return f"odd keys {x}"
        case {}:
            return f"some mapping of {len(value)}"
    return "no mapping"


for value in ({"type": "circle", "r": 2, "x": 0}, {"type": "box", "size": (3, 4), "color": "red"}, {"type": "line"}, {"type": 5}, {1: 0, None: 2}, {}, []):
    print(describe(value))
