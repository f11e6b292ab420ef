"""The service's errors, in its own shape."""

from dataclasses import dataclass, field
from typing import Any

STATUS = {
    "invalid_request_error": 400,
    "authentication_error": 401,
    "billing_error": 402,
    "permission_error": 403,
    "not_found_error": 404,
    "request_too_large": 413,
    "rate_limit_error": 429,
    "api_error": 500,
    "timeout_error": 504,
    "overloaded_error": 529,
}


@dataclass
class ApiError(Exception):
    """An answer that is none."""

    type: str
    message: str
    headers: dict[str, str] = field(default_factory=dict[str, str])
    code: str | None = None
    """Stable name of the cause, where there is one."""

    @property
    def status(self) -> int:
        return STATUS[self.type]

    def body(self, request_id: str) -> dict[str, Any]:
        """Return what is sent."""
        error: dict[str, Any] = {"type": self.type, "message": self.message}
        if self.code is not None:
            error["details"] = {"error_code": self.code}
        return {"type": "error", "error": error, "request_id": request_id}


def invalid(message: str) -> ApiError:
    """Return the error for a request that breaks the contract."""
    return ApiError("invalid_request_error", message)
