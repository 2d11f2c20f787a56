from _circle_from import value

thing = 2
