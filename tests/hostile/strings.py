"""Strings that nobody means well with, each by what it tries."""

from __future__ import annotations

CANARY = "concord-canary"
"""Part of every path and command among the strings: neither is ever used."""

HOSTILE = {
    "triple quotes": f'"""; import os; os.system("{CANARY}")\n"""',
    "single quotes": f"'''; import os; os.system('{CANARY}')\n'''",
    "quotes at the end": 'said "so"',
    "backslash at the end": "C:\\",
    "escaped quotes": '\\"""\\\\"""\\',
    "escapes": "\\N{BULLET} \\x41 \\u0041 \\101 \\q",
    "line ends": "a\nb\rc\r\nd\x85e\u2028f\u2029g\x0bh\x0ci",
    "statement on a line": f"\n\n\nimport os\nos.system('{CANARY}')\n",
    "controls": "\x00\x01\x07\x08\x1b[2J\x1b]0;title\x07\x7f\x9b31m",
    "bidirectional": "\u202e\u2066\u2067\u200b\ufeff reversed \u2069",
    "beyond the plane": "\U0001f4a9\U000e0041\ufffe\uffff\ue000",
    "jinja expression": "{{ view.__class__.__mro__[1].__subclasses__() }}",
    "jinja statement": "{% for x in [] %}{% endraw %}{# unclosed",
    "format": "{0.__class__} %s %(a)s %n ${x} {view!r}",
    "shell": f"$(touch {CANARY}) `touch {CANARY}` ; touch {CANARY} | x && y",
    "path": f"../../../{CANARY}",
    "absolute path": f"/tmp/{CANARY}",
    "windows path": f"..\\..\\{CANARY}:stream",
    "file": f"file:///tmp/{CANARY}",
    "address": f"https://127.0.0.1:9/{CANARY} www.example.com",
    "html": "<script>alert(1)</script><img src=x onerror=y><!-- <p>a</p> --> &lt;b&gt;",
    "markdown": "[a](https://b.example) ![c](d) <https://e.example> **f** `g` |h| ~~i~~",
    "fence": "~~~ python\n\n```\n\n---\n\n===\n\n# h\n\n- i\n\n1. j\n\n    k\n\n[l]: m",
    "toml": '"\n[tool.hatch.build.hooks.custom]\npath = "x.py"\n#',
    "json": '", "generator": "x", "a": "',
    "comment": "# type: ignore  # noqa # -*- coding: utf-7 -*-",
    "dunder": "__class__.__init__.__globals__",
    "builtin": "eval",
    "long": "x" * 5_000 + " " + "y " * 500,
    "empty": "",
    "blank": " \t\n ",
}

ALL_AT_ONCE = " ".join(text for text in HOSTILE.values() if len(text) < 1_000)
