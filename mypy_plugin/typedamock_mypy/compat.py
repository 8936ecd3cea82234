"""What differs between the versions of mypy that the plugin runs under; each shim says when it can go."""

from mypy.types import CallableType, Type


def instance_type_of(constructor: CallableType) -> Type:
    """The type of the instances that a class's constructor makes."""
    # mypy < 2.1: the return type is all there is. Goes when the floor is 2.1.
    get_instance_type = getattr(constructor, "get_instance_type", None)
    if get_instance_type is None:
        return constructor.ret_type
    instance_type: Type = get_instance_type()
    return instance_type
