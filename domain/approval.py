"""What a reviewer says of a version before it is released, and who may say it."""

from collections.abc import Collection, Mapping
from enum import StrEnum
from typing import Annotated, Literal
from uuid import UUID

from pydantic import BeforeValidator, Field

from domain.errors import ReviewRefused
from domain.value import Value

EXPIRES_AFTER = 3
"""A question nobody answers is over after so many times the hours until it is escalated."""

NOT_TAKEN = "The last decision was not taken: "
CAME_OF_IT = "What came of sending it back: "
REMARKS = (NOT_TAKEN, CAME_OF_IT)
"""How lines begin that tell a reviewer what came of the last decision."""


class ApprovalState(StrEnum):
    """Where the question whether to release a version is."""

    WAITING = "waiting"
    ACCEPTED = "accepted"
    REJECTED = "rejected"
    SENT_BACK = "sent_back"
    EXPIRED = "expired"


APPROVAL_MOVES: Mapping[ApprovalState, tuple[ApprovalState, ...]] = {
    ApprovalState.WAITING: (
        ApprovalState.ACCEPTED,
        ApprovalState.REJECTED,
        ApprovalState.SENT_BACK,
        ApprovalState.EXPIRED,
    ),
    ApprovalState.ACCEPTED: (),
    ApprovalState.REJECTED: (),
    ApprovalState.SENT_BACK: (),
    ApprovalState.EXPIRED: (),
}

Decided = Literal["accept", "reject", "send back"]
STATES: Mapping[Decided, ApprovalState] = {
    "accept": ApprovalState.ACCEPTED,
    "reject": ApprovalState.REJECTED,
    "send back": ApprovalState.SENT_BACK,
}
"""What a question is after each decision."""


def _without_null(said: object) -> object:
    return said.replace("\0", "") if isinstance(said, str) else said


Words = Annotated[str, BeforeValidator(_without_null)]
"""What somebody wrote; a character that means nothing and that no database keeps is left out."""


class PageComment(Value):
    """What a reviewer says of one page."""

    page: str = Field(pattern=r"^/", max_length=300)
    """Path of the page, such as `/about/`; `/` is the home page."""
    text: Words = Field(min_length=1, max_length=2000)
    """What is to be different."""


class ReviewForm(Value):
    """Decide about this version of the website; the decision has no default."""

    decision: Decided
    """Accept: it is released. Reject: nothing is released. Send back: what you write goes to the agents."""
    reviewer: str = Field(min_length=1, max_length=200)
    """Your e-mail address, or `operator`. Whoever ordered the run cannot accept it."""
    instructions: Words = Field(default="", max_length=5000)
    """What is to be different everywhere, why it is rejected, or what to keep with the approval."""
    comments: tuple[PageComment, ...] = Field(default=(), max_length=100)
    """What is to be different on single pages."""


class Review(Value):
    """One decision that was taken."""

    decision: Decided
    reviewer: str
    """Whoever decided: e-mail address of a person, or `operator`."""
    at: str
    """ISO 8601, UTC."""
    site: str
    """Hash of the version that was decided about."""
    instructions: str = ""
    comments: tuple[PageComment, ...] = ()

    @property
    def words(self) -> str:
        """All that was said, in one line."""
        said = [self.instructions, *(f"{one.page}: {one.text}" for one in self.comments)]
        return " ".join(" ".join(one.split()) for one in said if one.strip())


class Approval(Value):
    """Who let a version be released, and what was said on the way."""

    run: str
    """Id of the run in Prefect that asked."""
    ordered_by: str
    """Whoever ordered the run: e-mail address of a person, or `operator`."""
    reviews: tuple[Review, ...] = Field(min_length=1)
    """Every decision, earliest first; the last one is the approval."""


def check_review(form: ReviewForm, *, pages: Collection[str]) -> None:
    """Refuse a decision nothing could follow from.

    Args:
        form: What is said.
        pages: Paths of the pages there are.

    Raises:
        ReviewRefused: Somebody rejects without a reason, sends back without a word, or names a page
            that is not there.
    """
    says = bool(form.instructions.strip() or form.comments)
    if form.decision == "reject" and not says:
        raise ReviewRefused("A rejection needs a reason, which is kept. Write it as instructions.")
    if form.decision == "send back" and not says:
        raise ReviewRefused(
            "Nothing is said about what is to be different. Write instructions, or comments on pages."
        )
    for comment in form.comments:
        if comment.page not in pages:
            there = ", ".join(sorted(pages)[:12])
            raise ReviewRefused(f"There is no page {comment.page!r}. The site has {there}.")


def check_four_eyes(decision: Decided, *, ordered_by: UUID | None, reviewer: UUID | None) -> None:
    """Refuse that a person accepts what the same person ordered.

    Args:
        decision: What is decided; everybody may reject or send back an order of their own.
        ordered_by: The person who ordered the run; None for the operator.
        reviewer: The person who decides; None for the operator.

    Raises:
        ReviewRefused: They are one.
    """
    if decision == "accept" and ordered_by is not None and ordered_by == reviewer:
        raise ReviewRefused(
            "Whoever ordered a run cannot accept it; that takes a second person. Ask somebody who "
            "may approve releases."
        )
