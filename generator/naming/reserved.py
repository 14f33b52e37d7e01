"""Names that Python or the emitted code needs for itself."""

from __future__ import annotations

MEMBERS_RESERVED = frozenset(
    {"auth", "call_options", "headers", "retries", "self", "timeout"}
    | {"shapes", "models", "operations", "field", "constraints"}
    | {"builtins", "dt", "from_dict", "from_json", "to_dict", "to_json"}
)
"""What methods and structures use beside their members."""

ERROR_MEMBERS_RESERVED = MEMBERS_RESERVED | {
    "add_note",
    "args",
    "attempts",
    "body",
    "body_violations",
    "body_type",
    "code",
    "fault",
    "from_body",
    "harmless",
    "kind",
    "message",
    "operation",
    "request_id",
    "retry_after",
    "retryable",
    "status",
    "to_body",
    "with_traceback",
}
"""What every error has beside the members that its spec gives it."""

OPTIONS_RESERVED = frozenset(
    {"auth", "base_url", "headers", "hooks", "on_response_invalid", "responses"}
    | {"retries", "self", "server", "timeout", "transport", "user_agent", "validate"}
)
"""What every client can be told beside the variables of its endpoint."""

METHODS_RESERVED = frozenset(
    {"bool", "bytes", "close", "date", "datetime", "detailed", "dict", "float", "int"}
    | {"list", "operations", "service", "str", "time", "tuple", "with_options"}
)
"""What clients have beside their operations, and the types that methods name."""

CLASSES_RESERVED = frozenset(
    {
        "ADDITIONAL",
        "Additional",
        "Annotated",
        "Any",
        "AsyncDownload",
        "AuthenticationFailed",
        "AsyncItemStream",
        "BareErrorBody",
        "CamelStructure",
        "CapitalErrorBody",
        "ClassVar",
        "ClientClosed",
        "Content",
        "DateTime",
        "Decimal",
        "DecimalNumber",
        "DecimalText",
        "Download",
        "Error",
        "False",
        "None",
        "ErrorBody",
        "File",
        "IMPLIED",
        "ItemStream",
        "ItemUpload",
        "Keeping",
        "Later",
        "Literal",
        "Mapping",
        "Maybe",
        "MissingExtra",
        "ModelInvalid",
        "NamedError",
        "Omittable",
        "RequestInvalid",
        "ResponseInvalid",
        "Sequence",
        "ServiceError",
        "StrEnum",
        "Structure",
        "TYPE_CHECKING",
        "Tagged",
        "Throttled",
        "TransportError",
        "TransportTimeout",
        "True",
        "TypeAlias",
        "UNSET",
        "UUID",
        "Unavailable",
        "UnixTime",
        "Unknown",
        "UnknownAuthenticationFailed",
        "UnknownNumber",
        "UnknownServiceError",
        "UnknownThrottled",
        "UnknownUnavailable",
        "UnsetType",
        "Yields",
    }
)
"""What the emitted modules import beside what they define."""
