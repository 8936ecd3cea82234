"""What a mock knows, apart from the attributes that users see."""

from __future__ import annotations

import copy
from typing import TYPE_CHECKING, Any
from unittest.mock import DEFAULT

if TYPE_CHECKING:
    from typedamock.runtime.declared import DeclaredMembers
    from typedamock.runtime.views import Views
    from typedamock.spec.members import Member, Members
    from typedamock.spec.plan import Plan
    from typedamock.spec.signature import Binding, Check

# The arguments of a call: what is recorded of it until somebody asks for more.
Record = tuple[tuple[Any, ...], dict[str, Any]]

# Where an instance's `__dict__` holds its `State`.
STATE = "_mock_state"


# What is known of the spec: copies of a mock share it.
_OF_THE_SPEC = frozenset(
    {"autospec", "binding", "check", "member", "members", "plan", "spec", "spec_class", "spec_set"}
)


class State:
    """The state of one mock. `unittest.mock` keeps it under private names, which `legacy` maps to this."""

    __slots__ = (
        "assigned",
        "autospec",
        "awaits",
        "binding",
        "calls",
        "check",
        "children",
        "declared",
        "delegate",
        "effect",
        "hooked",
        "journal",
        "member",
        "members",
        "name",
        "new_name",
        "new_parent",
        "parent",
        "parent_state",
        "plan",
        "ret",
        "sealed",
        "spec",
        "spec_class",
        "spec_set",
        "strict",
        "unsafe",
        "views",
        "wraps",
    )

    def __init__(self, hooked: bool = False) -> None:
        # The records of calls and awaits.
        self.calls: list[Record] = []
        self.awaits: list[Record] | None = None
        # Since this mock has children: its calls and those below it, in order.
        self.journal: list[tuple[State, Record]] | None = None
        # The lists of calls that were handed out.
        self.views: Views | None = None
        self.ret: Any = DEFAULT
        self.effect: Any = None
        self.wraps: Any = None
        # How arguments are bound to names, and the check that every call must pass.
        self.binding: Binding | None = None
        self.check: Check | None = None
        # Whether a subclass defines a step of a call itself.
        self.hooked: bool = hooked
        # Where the calls are reported to: `parent` for method_calls, `new_parent` for mock_calls.
        self.name: str | None = None
        self.parent: Any = None
        self.new_name: str | None = ""
        self.new_parent: Any = None
        self.parent_state: State | None = None
        self.children: dict[str, Any] | None = None
        # The names of children that were assigned, not made here.
        self.assigned: set[str] | None = None
        # The spec, and the names that it allows.
        self.plan: Plan | None = None
        # Names that the spec only declares, those that were asked for.
        self.declared: set[str] | None = None
        self.spec: Any = None
        self.spec_class: Any = None
        self.spec_set: Any = None
        self.autospec: Any = None
        # What the spec says of its members, once it was asked, and of which one this is the mock.
        self.members: Members | DeclaredMembers | None = None
        self.member: Member | None = None
        # Whether values are checked against the types of the spec.
        self.strict: bool = False
        # The function that stands for this mock, made by create_autospec.
        self.delegate: Any = None
        self.sealed: bool = False
        self.unsafe: Any = False

    def __deepcopy__(self, memo: dict[int, Any]) -> State:
        memo[id(self)] = copied = State()
        for field in State.__slots__:
            value = getattr(self, field)
            setattr(copied, field, value if field in _OF_THE_SPEC else copy.deepcopy(value, memo))
        return copied

    def begin_journal(self) -> None:
        if self.journal is None:
            self.journal = [(self, record) for record in self.calls]

    def report_to(self, parent: Any) -> None:
        """Make `parent`, a mock or None, the one that lists the calls of this one in its `mock_calls`."""
        self.new_parent = parent
        self.parent_state = state = None if parent is None else parent.__dict__.get(STATE)
        if state is not None:
            state.begin_journal()
