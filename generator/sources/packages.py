"""Names that no emitted package may have."""

from __future__ import annotations

import sys

_SOME_PYTHONS = frozenset(
    {
        "aifc",
        "annotationlib",
        "asynchat",
        "asyncore",
        "audioop",
        "cgi",
        "cgitb",
        "chunk",
    }
    | {"compression", "crypt", "distutils", "imghdr", "imp", "lib2to3", "mailcap"}
    | {"msilib", "nis", "nntplib", "ossaudiodev", "pipes", "smtpd", "sndhdr", "spwd"}
    | {"sunau", "telnetlib", "uu", "xdrlib"}
)
"""Modules of the standard library from Python 3.11 on that not every version has."""

_LIBRARIES = frozenset(
    {"aiohttp", "httptools", "httpx2", "msgspec", "opentelemetry", "pybase64"}
    | {"typing_extensions", "urllib3", "uvicorn", "uvloop"}
)

PACKAGES_RESERVED = sys.stdlib_module_names | _SOME_PYTHONS | _LIBRARIES
"""What a package would hide, or be hidden by, from code that it needs itself."""
