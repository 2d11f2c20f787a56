"""A class body is a frame with the class's name."""
class Config:
    size = 10
    limit = size / 0
