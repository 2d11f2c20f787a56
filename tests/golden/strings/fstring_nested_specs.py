"""Format specs hold expressions of their own."""
value, width, precision, fill = 3.14159, 10, 3, "*"
print(f"{value:{width}.{precision}f}|{value:{fill}^{width}.{precision}}|")
print(f"{value:{fill}{"<"}{width + 2}}|{'x':{'>'}{4}}|{width:0{5}d}|{width:#{'x'}}")
print(f"{value:{width}.{2 * 1}f}", f"{'ab':{"*^" + str(width)}}", f"{1234567:{',' if width else ''}}")
