# A moment is a tuple of nine with names, and two attributes more.
import time

moment = time.gmtime(86_400 * 365.25 * 30)
print(moment, len(moment), moment[:3], moment.tm_zone, moment.tm_gmtoff)
print(moment.tm_year, moment.tm_mon, moment.tm_mday, moment.tm_hour, moment.tm_min, moment.tm_sec, moment.tm_wday,
      moment.tm_yday, moment.tm_isdst)
year, month, day, *_ = moment
print(year, month, day, moment == tuple(moment), moment < time.gmtime(), hash(moment) == hash(tuple(moment)))
print(isinstance(moment, tuple), time.struct_time.__mro__, type(moment) is time.struct_time, moment.n_fields)
print(time.struct_time(range(9)), time.struct_time(range(11)).tm_gmtoff, time.struct_time(range(9)).tm_zone)
print(time.struct_time("abcdefghi", {"tm_zone": "here"}).tm_zone)
for wrong in ((1, 2), range(12), 5, None):
    try:
        time.struct_time(wrong)
    except TypeError as error:
        print(error)
match moment:
    case (2000, month, *_):
        print("matched", month)
