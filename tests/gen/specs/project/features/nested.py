class Outer:
    class Inner:
        class Leaf:
            value: int = 0

        async def leaf(self) -> Leaf:
            raise NotImplementedError

    Alias = dict[str, Inner]

    def inner(self, by_name: Alias) -> Inner:
        raise NotImplementedError
