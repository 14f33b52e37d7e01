"""Words that texts are made of where the spec says little of them."""

from __future__ import annotations

WORDS = (
    *("amber", "basalt", "birch", "cedar", "clover", "coral", "delta", "ember"),
    *("fjord", "garnet", "harbor", "hazel", "indigo", "juniper", "kelp", "larch"),
    *("maple", "nectar", "ochre", "opal", "pebble", "quartz", "raven", "saffron"),
    *("sierra", "thistle", "umber", "velvet", "willow", "xenon", "yarrow", "zephyr"),
)
