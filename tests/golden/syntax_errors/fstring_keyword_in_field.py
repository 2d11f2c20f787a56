x = f"{while}"
