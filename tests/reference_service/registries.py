"""The caller's registry, and tokens to log in to it with."""

from __future__ import annotations

import base64
import hashlib
import secrets
from datetime import timedelta

from ecr_public import models
from ecr_public.server import Context
from tests.reference_service import paging
from tests.reference_service.foundation import Foundation

TOKEN_LIFETIME = timedelta(hours=12)
"""How long a token is good for."""

USER = "AWS"
"""What container clients log in as; the password is the token's secret."""


class RegistryOperations(Foundation):
    """Describes the caller's registry, and lets container clients in."""

    def describe_registries(
        self, request: models.DescribeRegistriesRequest, context: Context
    ) -> models.DescribeRegistriesResponse:
        """List the registries of the caller, of which there is one."""
        self._registry.require_offer(context.operation)
        after, size = paging.wanted(request)
        with self._store.reading() as records:
            found = records.registry_ids(after, size + 1)
        page, token = paging.cut(found, size, str)
        return models.DescribeRegistriesResponse(
            registries=[self._registry.described(each) for each in page],
            next_token=token,
        )

    def get_authorization_token(
        self, request: models.GetAuthorizationTokenRequest, context: Context
    ) -> models.GetAuthorizationTokenResponse:
        """Issue a token; the database has no more than its hash."""
        self._registry.require_offer(context.operation)
        token = base64.b64encode(f"{USER}:{secrets.token_urlsafe(96)}".encode())
        now = self._clock()
        with self._store.writing() as records:
            records.delete_tokens_until(now)
            records.add_token(hashlib.sha256(token).digest(), now + TOKEN_LIFETIME)
        return models.GetAuthorizationTokenResponse(
            authorization_data=models.AuthorizationData(
                authorization_token=token.decode(), expires_at=now + TOKEN_LIFETIME
            )
        )

    def lets_in(self, token: str) -> bool:
        """Return whether a token was issued and has not expired."""
        hashed = hashlib.sha256(token.encode()).digest()
        with self._store.reading() as records:
            return records.has_token(hashed, self._clock())
