"""Clients of a benchmark: those of `examples/`, or as many as one wants who each say one sentence."""

from stage import EXAMPLES

SENTENCE = "sentence"

TRADES = (
    *(
        "mobile mechanic",
        "roofer",
        "locksmith",
        "dog groomer",
        "piano tuner",
        "plumber",
        "gardener",
    ),
    *("electrician", "photographer", "baker", "bookkeeper", "carpenter", "driving instructor"),
)
TOWNS = (
    "Truro",
    "Otley",
    "Leeds",
    "York",
    "Hexham",
    "Kendal",
    "Ludlow",
    "Wells",
    "Ely",
    "Bakewell",
)
FIRST = ("Dave", "Ann", "Priya", "Owen", "Maria", "Tom", "Grace", "Ivan", "Nia", "Sam", "Ruth")
LAST = ("Penhale", "Oakes", "Shah", "Pugh", "Lopez", "Birch", "Adeyemi", "Novak", "Rees", "Firth")


def sentence(number: int) -> str:
    """Return the one sentence a client says; so many clients say different ones."""
    trade, town = TRADES[number % len(TRADES)], TOWNS[number // 7 % len(TOWNS)]
    name = f"{FIRST[number // 3 % len(FIRST)]} {LAST[number // 11 % len(LAST)]}"
    phone = f"01632 {960_000 + number % 1_000} "
    return (
        f"I'm {name}, a {trade} in {town}, and I'd like a website so that people who need a {trade} "
        f"can ring me on {phone.strip()}. My reference is {number}."
    )


def brief_of(name: str, number: int) -> str:
    """Return the brief of a client: a path, or the words.

    Args:
        name: A folder of `examples/`, or `sentence`.
        number: Of the client.
    """
    if name == SENTENCE:
        return sentence(number % 1_000_000)
    return str(next(path for path in EXAMPLES if path.parent.name == name))
