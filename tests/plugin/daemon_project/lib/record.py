class Record:
    def get(self, value: int) -> int:
        return value
