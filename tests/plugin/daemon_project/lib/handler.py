from lib.base import Base, OtherBase


class Handler(Base):
    def handle(self) -> int:
        return 0
