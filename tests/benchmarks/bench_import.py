"""How long it takes to have a client class at hand, against boto3."""

from __future__ import annotations

from tests.benchmarks.alternating import measure, python, table, verdict

PYTHON = "python alone"
BOTO3 = "import boto3"
BOTO3_CLIENT = "boto3 client"
CLIENT = "import ecr_public.client"
CLIENT_MADE = "ecr_public client"
ASYNC = "import ecr_public.async_client"

MAKE_BOTO3 = (
    "import boto3; boto3.client('ecr-public', region_name='us-east-1', "
    "aws_access_key_id='x', aws_secret_access_key='x')"
)


def main() -> None:
    """Print the table and whether the bars are met."""
    results = measure(
        {
            PYTHON: python("-c", "pass"),
            BOTO3: python("-c", "import boto3"),
            CLIENT: python("-c", "import ecr_public.client"),
            ASYNC: python("-c", "import ecr_public.async_client"),
            BOTO3_CLIENT: python("-c", MAKE_BOTO3),
            CLIENT_MADE: python(
                "-c", "from ecr_public import EcrPublicClient; EcrPublicClient()"
            ),
        },
        runs=9,
    )
    print(table(results, base=BOTO3))
    print(verdict(results, CLIENT, BOTO3, 1 / 3))
    print(verdict(results, CLIENT_MADE, BOTO3_CLIENT, 1 / 3))


if __name__ == "__main__":
    main()
