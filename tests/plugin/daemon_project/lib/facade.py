from lib.handler import *
