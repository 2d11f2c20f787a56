x = f"\N{no such name}"
