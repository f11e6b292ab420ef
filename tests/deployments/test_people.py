"""People, keys and budgets as an operator, and the people themselves, manage them."""

from tests.deployments.loaded import Operator


def said(operator: Operator, *words: str) -> str:
    done = operator.atelier(*words)
    assert (done.returncode, done.stderr) == (0, "")
    return done.stdout.strip()


def refused(operator: Operator, *words: str) -> tuple[int, str]:
    done = operator.atelier(*words)
    assert not done.stdout
    return done.returncode, done.stderr.strip()


def test_an_operator_makes_people_who_then_manage_the_tenant(operator: Operator) -> None:
    ann, tim = "ann@rye.example", "tim@rye.example"
    rye = ("--tenant", "rye")
    assert (
        said(operator, "people", "add", ann, "--role", "owner", *rye)
        == f"{ann} is an owner of rye."
    )
    by_ann = (*rye, "--user", ann)
    added = said(operator, "people", "add", tim, "--role", "viewer", "--name", "Tim", *by_ann)
    assert added == f"{tim} is a viewer of rye."
    assert said(operator, "people", "role", tim, "member", *by_ann) == f"{tim} is a member of rye."
    code, sentence = refused(operator, "people", "remove", ann, *rye, "--user", tim)
    assert code == 1
    assert "may not use `user:manage`. It takes the role `owner` or `admin`" in sentence
    assert (
        said(operator, "people", "remove", tim, *by_ann) == f"{tim} can do nothing in rye any more."
    )
    listed = operator.person.atelier("people", "list", *by_ann)
    assert (listed.returncode, listed.stderr) == (0, "")
    assert [line.split() for line in listed.stdout.splitlines()] == [
        ["e-mail", "name", "role"],
        [ann, ann, "owner"],
        [tim, "Tim", "member", "switched", "off"],
    ]


def test_a_key_is_shown_once_and_can_be_revoked(operator: Operator) -> None:
    oat = ("--tenant", "oat")
    said(operator, "people", "add", "ida@oat.example", "--role", "admin", *oat)
    shown = said(operator, "keys", "new", "ida@oat.example", "--scope", "run:start", *oat)
    key, sentence = shown.splitlines()
    assert key.startswith("atl_")
    assert sentence.startswith("It is shown this once and good until 20")
    listed = operator.person.atelier("keys", "list", *oat)
    assert (listed.returncode, listed.stderr) == (0, "")
    prefix = key.split("_")[1]
    assert prefix in listed.stdout
    assert key not in listed.stdout
    assert said(operator, "keys", "revoke", prefix, *oat) == (
        f"The key {prefix} is refused from now on."
    )
    assert "revoked" in said(operator, "keys", "list", *oat)
    code, sentence = refused(operator, "keys", "new", "ida@oat.example", "--scope", "all", *oat)
    assert code == 2
    assert sentence.startswith("--scope: 'all' is no scope. Take of `project:read`, ")


def test_a_budget_is_set_shown_and_taken_away(operator: Operator) -> None:
    pea = ("--tenant", "pea")
    said(operator, "people", "add", "eva@pea.example", "--role", "owner", *pea)
    assert said(operator, "budget", "set", "25", *pea) == "pea may spend $25.00."
    assert said(operator, "budget", "set", "30.5", *pea) == "pea may spend $30.50."
    listed = operator.person.atelier("budget", "list", *pea)
    assert (listed.returncode, listed.stderr, listed.stdout) == (0, "", "everything: $30.50\n")
    assert said(operator, "budget", "set", "none", *pea) == "pea may spend without a limit."
    assert said(operator, "budget", "list", *pea) == (
        "pea may spend without a limit. Set one with `atelier budget set`."
    )
    assert refused(operator, "budget", "set", "lots", *pea) == (
        2,
        "limit: 'lots' is no amount of US dollars. Write a number such as 25, or `none`.",
    )
    code, sentence = refused(operator, "budget", "set", "1", "--project", "none-such", *pea)
    assert (code, "'none-such'" in sentence) == (1, True)
