# Texts are read as a format tells.
import time

pairs = [("2024-02-29", "%Y-%m-%d"), ("29 February 2000 x", "%d %B %Y x"), ("1 am", "%I %p"), ("12 PM", "%I %p"),
         ("12:30:61", "%H:%M:%S"), ("60 2024", "%j %Y"), ("2024 10 1", "%Y %U %w"), ("2024 10 1", "%Y %W %w"),
         ("2024 10 1", "%G %V %u"), ("Mon Jan  1 00:00:00 2024", "%c"), ("01/02/24", "%x"), ("10:11:12", "%X"),
         ("+0530", "%z"), ("-05:30:15", "%z"), ("Z", "%z"), ("+05:30:15.123", "%z"), ("UTC", "%Z"), ("69", "%y"),
         ("68", "%y"), ("monday", "%A"), ("MON", "%a"), ("100%", "100%%"), ("a \t b", "a b"), ("", ""), ("1.5", "%S.%f"),
         ("2024 10 0", "%Y %U %w"), ("2024 0 0", "%Y %U %w"), ("2024 53 0", "%Y %W %w"), ("2020 53 7", "%G %V %u"),
         ("2023 366", "%Y %j"), ("Sat 10 2024", "%a %U %Y"), ("+00:00 gmt", "%z %Z"), ("(1) [2] 2024", "(%d) [%m] %Y"),
         ("2024 1 1 9", "%Y %m %d %H"), ("2021-W05-3", "%G-W%V-%u")]
for text, form in pairs:
    moment = time.strptime(text, form)
    print(text, "|", form, "|", tuple(moment), moment.tm_zone, moment.tm_gmtoff)
print(time.strptime("Thu Jan  1 00:00:00 1970") == time.strptime(time.asctime(time.gmtime(0))))
