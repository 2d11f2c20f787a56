class Group(ExceptionGroup):
    def derive(self, members):
        return self


group = Group("all", [ValueError(1), TypeError(2)])
matching, rest = group.split(ValueError)
print(matching is group, rest is group)
print(group.subgroup(TypeError) is group)
