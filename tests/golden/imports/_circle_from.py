from _circle_from_other import thing

value = 1
