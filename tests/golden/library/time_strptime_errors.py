# What cannot be read, and formats that are none.
import time

pairs = [("x", "%Y"), ("2024x", "%Y"), ("12", "%Q"), ("12", "%"), ("30 Feb 2023", "%d %b %Y"), ("2024 10", "%G %V"),
         ("2024", "%G"), ("10", "%V"), ("2024 60", "%G %j"), ("10 1 2024", "%V %u %Y"), ("+05:3", "%z"), ("XYZ", "%Z"),
         ("6869", "%y%d"), ("2024", "%Y "), ("2021 53 7", "%G %V %u"), ("13", "%m"), ("it's", "%H"), ("2023 2 29", "%Y %m %d")]
for text, form in pairs:
    try:
        print(time.strptime(text, form))
    except ValueError as error:
        print(error)
for arguments in ((5, "%Y"), ("x", 5)):
    try:
        time.strptime(*arguments)
    except TypeError as error:
        print(error)
