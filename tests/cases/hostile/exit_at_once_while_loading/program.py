import os

os._exit(97)
