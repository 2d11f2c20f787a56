"""Carets count wide characters by their width on the terminal."""
text = "日本語"
größe = {"ключ": 1}
print("日本", größe["ключ"] + text["é"], "end")
