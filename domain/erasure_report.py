"""The proof of an erasure, as people read it."""

from domain.erasure import SignedErasure


def erasure_markdown(signed: SignedErasure) -> str:
    """Return the proof as Markdown, without the signature."""
    proof = signed.proof
    left = ", ".join(proof.leftovers)
    lines = [
        f"# Tenant {proof.tenant_id} is {'NOT completely ' if left else ''}erased",
        "",
        f"At {proof.erased_at}, by {proof.erased_by}. Proof `{signed.sha256}`.",
        *((f"Something was left in {left}.",) if left else ()),
        "",
        "| rows of | before | after |",
        "|---|--:|--:|",
        *(f"| {one.table} | {one.before} | {one.after} |" for one in proof.rows),
        "",
        "| files in | before | bytes | after |",
        "|---|--:|--:|--:|",
        *(
            f"| {one.place} | {one.before} | {one.size_bytes} | {one.after} |"
            for one in proof.files
        ),
        "",
        "## What remains",
        "",
        *(f"- {sentence}" for sentence in proof.remains),
        "",
    ]
    return "\n".join(lines)
