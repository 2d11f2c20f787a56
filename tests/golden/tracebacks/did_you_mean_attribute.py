"""A misspelt attribute suggests a near one."""
class Robot:
    def __init__(self):
        self.position = 0

    def move_forward(self):
        self.positon += 1


robot = Robot()
try:
    robot.move_foward()
except AttributeError:
    robot.move_forward()
