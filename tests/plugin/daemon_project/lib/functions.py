def load(key: int) -> str:
    return ""
