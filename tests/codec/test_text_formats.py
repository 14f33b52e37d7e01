"""Which texts are of a format: what just is, beside what just is not."""

from __future__ import annotations

import pytest

from templates.package._runtime.text_formats import ALL

_LABEL = "a" * 63
_LONG_HOST = ".".join([_LABEL] * 3 + ["b" * 61])

RIGHT = {
    "date": ["2031-01-02", "2024-02-29", "0001-01-01", "9999-12-31", "0000-02-29"],
    "date-time": [
        *("2031-01-02T03:04:05Z", "2031-01-02t03:04:05z", "0000-01-01T00:00:00Z"),
        *("1998-12-31T15:59:60.123-08:00", "2031-01-02T03:04:05.6+07:08"),
    ],
    "duration": [
        *("P1Y", "P1Y2M", "P1Y2M3D", "P4M", "P4M5D", "P6D", "P10W", "P0D", "P12D"),
        *("PT1H", "PT1H2M", "PT1H2M3S", "PT4M", "PT4M5S", "PT6S", "PT36H"),
        *("P1DT12H", "P1Y2M3DT4H5M6S", "P1YT1S"),
    ],
    "email": [
        *("a@example.com", "a.b@example.com", "a!#$%&'*+/=?^_`{|}~-9Z@b", '""@b'),
        *('"a b"@example.com', '"a\\"b"@c', '"@"@c', "a@[127.0.0.1]"),
        *("a@[IPv6:::1]", f"a@{_LONG_HOST}"),
    ],
    "hostname": [
        *("a", "A9", "9", "a-b", "a--b", "example.com", "a.b.c", _LABEL),
        *(_LONG_HOST, "xn--nxasmq6b", "XN--NXASMQ6B.com", "a.xn--nxasmq6b"),
    ],
    "idn-email": [
        *("a@example.com", "\u5b9f\u4f8b@\u5b9f\u4f8b.com", "\xe4.\xf6@b"),
        *('"@"@c', '"\xe4 b"@c', "\xe4@[127.0.0.1]", "a@[IPv6:::1]"),
    ],
    "idn-hostname": [
        *("example.com", "\u5b9f\u4f8b.com", "b\xfccher.example", "a\u3002b"),
        *("a\uff0eb", "a\uff61b", "xn--nxasmq6b"),
    ],
    "ipv4": [
        *("0.0.0.0", "127.0.0.1", "255.255.255.255", "249.199.99.9", "1.10.100.200"),
        *("250.251.252.254",),
    ],
    "ipv6": ["::", "::1", "1:2:3:4:5:6:7:8", "::ffff:127.0.0.1", "ABCD::ef09"],
    "iri": ["http://example.com/\u1f69", "urn:\xe4", "a:?\ue000", "a:", "http://[::1]"],
    "iri-reference": ["\xe4/b", "#\xe4", "", "//\xe4/b", "a:\xe4"],
    "json-pointer": ["", "/", "/a", "/a~0b/~1", "//", "/ /\xe4", "/~01"],
    "regex": [
        *(
            "",
            "a+",
            "[a-z]{2,3}",
            "\\d\\.\\\\a",
            r"\p{L}\P{Lu}",
            r"\u{1F600}",
            r"\cA\cz",
        ),
        *(
            r"(?<name>a)\k<name>",
            r"(?<_a>b)",
            "(?<=a)b",
            "(?<!a)b",
            "[^]",
            "[]",
            "\\\\Z",
        ),
        *(r"\p{L}{2}", r"(?<a>b)(?<c>d)\k<c>", r"[\u{1F600}]"),
    ],
    "relative-json-pointer": ["0", "1", "10", "0#", "12#", "0/", "2/a~1b/0", "120/~0"],
    "time": [
        *("00:00:00Z", "23:59:59z", "03:04:05.678+09:10", "19:20:21-23:59"),
        *("23:59:60Z", "23:59:60.5z", "15:59:60-08:00", "01:29:60+01:30"),
        *("22:58:60-01:01", "00:00:60+00:01", "23:59:60+00:00", "20:00:00+20:00"),
    ],
    "uri": [
        "https://example.com/a",
        "urn:a",
        "a:",
        "http://[::1]/%7e",
        "http://[v1.a]",
    ],
    "uri-reference": ["a/b", "", "?a", "#b", "//a/b", "../a", "a:b", "https://a"],
    "uri-template": [
        *("", "/a/{b}", "{+a,b}{#c}{.d}{/e}{;f}{?g}{&h}", "{a:3}", "{a:9999}", "{a*}"),
        *("{a.b}", "{%20a}", "%20", "a{b}c{d}", "{?a,b*,c:1}", "\xe4", "{,a}"),
    ],
    "uuid": [
        *(
            "2eb8aa08-aa98-11ea-b4aa-73b441d16380",
            "00000000-0000-0000-0000-000000000000",
        ),
        "ABCDEF01-aa98-11EA-B4AA-73B441D1638f",
    ],
}
"""Texts of each format."""

WRONG = {
    "date": [
        *("", "2031-1-02", "2031-01-2", "31-01-02", "20310102", "2031-02-29", "0000"),
        *("2031-13-01", "2031-00-01", "2031-01-32", "0000-02-30", "0000-13-01"),
        *(
            "2031-01-02 ",
            "2031-01-02T",
            "2031-01-02\n",
            "\u0662031-01-02",
            "2031-W01-1",
        ),
        *("1900-02-29", "a031-01-02"),
    ],
    "date-time": [
        *("", "2031-01-02", "2031-01-02T", "2031-01-02 03:04:05Z", "03:04:05Z"),
        *("2031-01-02T03:04:05", "2031-02-30T03:04:05Z", "2031-01-02T24:00:00Z"),
        *("2031-01-02X03:04:05Z", "2031-01-02TT03:04:05Z", "2031-01-0203:04:05Z"),
    ],
    "duration": [
        *("", "P", "PT", "P1", "1Y", "P1YT", "P1Y3D", "PT1H3S", "P1W2D", "P2D1Y"),
        *("PT1D", "P1H", "P1M2Y", "p1y", "P1.5D", "PT1S\n", "P1S", "P\u0661D", "P1D2W"),
    ],
    "email": [
        *("", "a", "@", "a@", "@b", "a@b@c", ".a@b", "a.@b", "a..b@c", "a b@c", "a@-b"),
        *('"@b', '"a"b@c', "a@[127.0.0.256]", "a@[::1]", "a@[IPv6:127.0.0.1]"),
        *(
            "a@[1127.0.0.1]",
            "\xe4@b",
            "a@\xe4",
            "a@[127.0.0.1",
            "a@127.0.0.1]",
            "a@[IPv6:::1",
            "a@[]",
        ),
        *('"\\"@b', '"\n"@b', "a@IPv6:::1]", "a@[IPv6:::g]"),
    ],
    "hostname": [
        *("", ".", "a.", ".a", "a..b", "-a", "a-", "a_b", "a b", f"{_LABEL}a", "\xe4"),
        *(f"{_LONG_HOST}b", "ab--c", "xn--", "a.xn--", "xn--X", "aa--nxasmq6b", "a\n"),
        *("ab--c.d", "d.ab--c"),
    ],
    "idn-email": [
        *("", "a", "a@", "@\xe4", "\xe4 b@c", "\xe4@b@c", "\xe4@b_c", "\xe4@[127.0.0]"),
        *("\xe4@\xe4_", ".\xe4@b"),
    ],
    "idn-hostname": [
        *("", "a..b", "\xe4_b", "a\u3002", "\u5b9f" * 64, "a b", "a,b"),
    ],
    "ipv4": [
        *("", "1.2.3", "1.2.3.4.5", "256.0.0.0", "0.0.0.256", "01.2.3.4", "1.2.3.4 "),
        *("1.2.3.a", "1,2,3,4", "260.0.0.1", "300.0.0.1", "1.2.3.4\n", "\u0661.2.3.4"),
    ],
    "ipv6": [
        *("", ":", "1:2:3:4:5:6:7", "1:2:3:4:5:6:7:8:9", "::1::", "::g", "::1%eth0"),
        *("12345::", "::\u0661", "127.0.0.1", "::1 "),
    ],
    "iri": ["", "a/b", "//\xe4", "http://a b", "a:\ue000", "http://[::g]", "\xe4:a"],
    "iri-reference": ["\xe4 b", "%", "#\ue000", "//[1:]/", "\xe4:b"],
    "json-pointer": ["a", "a/b", "/~", "/~2", "#", "#/a", "/a~", " /a"],
    "regex": [
        *("(", "[", "a**", "(?<name", "(?<1a>b)", r"\k<a>", "a{2,1}", "(?P<a", "*"),
        *(r"\a", r"\A", r"a\Z", r"\\\Z", r"b\\\\\a", "a{99999999999}", "(?<$a>b)"),
    ],
    "relative-json-pointer": [
        *("", "/a", "-1", "01", "00", "1a", "1##", "#", "+1", "0#/a", "1/~", "\u0661"),
    ],
    "time": [
        *("", "03:04:05", "24:00:00Z", "03:60:05Z", "03:04:61Z", "3:04:05Z", "03:04Z"),
        *("03:04:05+24:00", "03:04:05+01:60", "03:04:05.Z", "03:04:05+0100"),
        *("22:59:60Z", "23:58:60Z", "00:00:60Z", "23:59:60+01:00", "23:59:60-08:00"),
        *("15:59:60+08:00", "03:04:05ZZ", "03:04:05Z+01:00", "03:04:05Z\n", "23:59:60"),
        *("00:00:60-00:01", "22:58:60+01:01", "03:04:05 Z", "\u0660\u0663:04:05Z"),
        *("03-04-05Z", "30:00:00Z", "03:04:05+30:00"),
    ],
    "uri": ["", "a/b", "http://a b", "a:\xe4", "1a:b", "http://[::g]/", "http://[v1]"],
    "uri-reference": ["a b", "\xe4", "%2", "//[::g]", "1a:b", "#\xe4"],
    "uri-template": [
        *("{", "}", "{}", "a b", "{a:0}", "{a:10000}", "{a b}", "{a,}", "{^a}", "%2"),
        *("<a>", "{{a}}", "{.}", "{a:}", "{a**}", "a|b", "{a..b}", "\x7f", '"'),
        *("\\", "{a.}"),
    ],
    "uuid": [
        *(
            "",
            "2eb8aa08aa9811eab4aa73b441d16380",
            "2eb8aa08-aa98-11ea-b4aa-73b441d1638",
        ),
        *(
            "2eb8aa08-aa98-11ea-b4aa73b441d16380",
            "{00000000-0000-0000-0000-000000000000}",
        ),
        *(
            "2eb8aa08-aa98-11ea-b4aa-73b441d163800",
            "g" + "0" * 7 + "-0000" * 3 + "0" * 12,
        ),
        "2eb8aa08-aa98-11ea-b4aa-g3b441d16380",
    ],
}
"""Texts that are of other formats, or of none."""


@pytest.mark.parametrize("name", RIGHT)
def test_texts_of_a_format(name: str) -> None:
    """Each is told, by nothing but true and false."""
    fits = ALL[name].fits
    assert [] == [text for text in RIGHT[name] if fits(text) is not True]
    assert [] == [text for text in WRONG[name] if fits(text) is not False]


def test_each_format_is_tried() -> None:
    """With texts that are of it, and with others."""
    assert ALL.keys() == RIGHT.keys() == WRONG.keys()
    assert all(name == each.name for name, each in ALL.items())


def test_rule_of_a_format() -> None:
    """It names the format, as the end of a sentence."""
    assert "must be of format date-time" == ALL["date-time"].rule
