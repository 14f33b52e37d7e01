"""`python -m openapi_concord` is the command `concord`."""

from __future__ import annotations

from openapi_concord import main

if __name__ == "__main__":
    main()
