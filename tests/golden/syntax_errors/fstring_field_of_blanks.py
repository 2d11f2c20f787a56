x = f"a {  } b"
