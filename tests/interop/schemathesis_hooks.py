"""What schemathesis is told of bodies whose faults cannot be seen on the wire.

A form has no types: a list of one is a text, and what is in a file is bytes. Requests that
break the document by that alone are those that keep to it.
"""

from __future__ import annotations

from typing import Any

import schemathesis

LISTS = ("files", "rooms")
"""Members of forms that are lists."""


@schemathesis.hook
def filter_case(context: Any, case: Any) -> bool:
    """Leave out forms whose lists are no lists before they are written."""
    body = case.body
    return not isinstance(body, dict) or all(
        isinstance(body[name], list) for name in LISTS if name in body
    )
