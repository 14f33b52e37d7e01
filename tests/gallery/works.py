"""Works that tests add to the gallery."""

from __future__ import annotations

from gallery import models
from gallery.auth import ApiKey, Bearer
from tests.gallery.service import CURATOR_TOKEN, STAFF_KEY

STAFF = {"staff": ApiKey(STAFF_KEY)}
CURATOR = {"curator": Bearer(CURATOR_TOKEN)}

PNG = b"\x89PNG\r\n\x1a\n" + bytes(range(256)) * 8


def painting(title: str, year: int = 1907) -> models.Painting:
    """A painting with a title of its own."""
    artists = [models.Artist(name="Klimt", born=1862)]
    return models.Painting(
        title=title, year=year, artists=artists, width=138.0, height=138.5
    )


def film(title: str, year: int = 1927) -> models.Film:
    """A film by somebody of whom less is known."""
    artists = [models.Artist(name="Ōzu", born=None), models.Artist(name="x")]
    return models.Film(title=title, year=year, artists=artists, minutes=80)
