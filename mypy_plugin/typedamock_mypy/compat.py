"""What differs between the versions of mypy that the plugin runs under; each shim says when it can go."""

from typing import Any, Final

from mypy.types import CallableType, Instance, Type

MISSING_IN_TYPESHED: Final = frozenset({"method_calls"})
"""Attributes of all mocks that typeshed does not declare. mypy < 2.0; goes when the floor is 2.0."""

_HAS_INSTANCE_TYPE: Final = hasattr(CallableType, "instance_type")


def instance_type_of(constructor: CallableType) -> Type:
    """The type of the instances that a class's constructor makes."""
    # mypy < 2.1: the return type is all there is. Goes when the floor is 2.1.
    get_instance_type = getattr(constructor, "get_instance_type", None)
    if get_instance_type is None:
        return constructor.ret_type
    instance_type: Type = get_instance_type()
    return instance_type


def as_constructor(
    signature: CallableType, returned: Type, instances: Instance, fallback: Instance
) -> CallableType:
    """A constructor that returns one thing while its class attributes are looked up in another."""
    changes: dict[str, Any] = {"fallback": fallback, "from_type_type": True}
    if _HAS_INSTANCE_TYPE:
        return signature.copy_modified(ret_type=returned, instance_type=instances, **changes)
    # mypy < 2.1: the returned type is also where class attributes are looked up. Goes when the floor is 2.1.
    return signature.copy_modified(ret_type=instances, **changes)
