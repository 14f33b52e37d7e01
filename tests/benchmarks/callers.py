"""The clients that are measured, with one access key and one connection each."""

from __future__ import annotations

from typing import Any

import boto3
from botocore.config import Config

from ecr_public import EcrPublicClient
from ecr_public.auth import Credentials, SigV4

KEY = Credentials("AKIDEXAMPLE", "wJalrXUtnFEMI/K7MDENG+bPxRfiCYEXAMPLEKEY")
UPLOAD_ID = "8a6b0c5e-7a55-4b8f-9b39-1d3c5a1f0b9d"


def concord_client(url: str) -> EcrPublicClient:
    """Return the emitted client."""
    return EcrPublicClient(base_url=url, auth=SigV4(KEY))


def boto3_client(url: str) -> Any:
    """Return AWS's own client."""
    return boto3.client(
        "ecr-public",
        endpoint_url=url,
        region_name="us-east-1",
        aws_access_key_id=KEY.access_key_id,
        aws_secret_access_key=KEY.secret_access_key,
        config=Config(proxies={}),
    )
