print("ünïcödé", "日本語" + 1, "x")
