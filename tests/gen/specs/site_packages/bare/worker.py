class Worker:
    async def work(self, hours: int) -> float:
        raise NotImplementedError
