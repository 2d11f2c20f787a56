try: y
  x
