x = "abc \N{no such name} def"
