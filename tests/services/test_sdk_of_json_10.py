"""An SDK as a caller of a service of AWS JSON 1.0."""

from __future__ import annotations

import boto3
import pytest

from tests.roundtrip.serving import serving
from tests.services.small import imported
from tests.services.tables import SPEC, listed


def test_boto3_is_served() -> None:
    """It reads results and errors."""
    with (
        imported(SPEC, "tables_of_boto3") as package,
        serving(listed(package)) as url,
    ):
        client = boto3.client(
            "dynamodb",
            endpoint_url=url,
            region_name="us-east-1",
            aws_access_key_id="AKIDEXAMPLE",
            aws_secret_access_key="secret",
        )
        assert ["a", "b"] == client.list_tables(Limit=2)["TableNames"]
        with pytest.raises(client.exceptions.ResourceNotFoundException, match="many"):
            client.list_tables(Limit=3)
        client.close()
