"""What intake must know of a language: words, as tables and as patterns."""

from dataclasses import dataclass
from enum import StrEnum


class Section(StrEnum):
    """What a key, a label or a heading announces."""

    NAME = "name"
    TRADE = "trade"
    TAGLINE = "tagline"
    ABOUT = "about"
    PHONE = "phone"
    EMAIL = "email"
    CONTACT = "contact"
    WEBSITE = "website"
    SOCIAL = "social"
    ADDRESS = "address"
    AREAS = "areas"
    HOURS = "hours"
    PRICES = "prices"
    SERVICES = "services"
    MENU = "menu"
    TEAM = "team"
    REVIEWS = "reviews"
    HISTORY = "history"
    LICENCES = "licences"
    AWARDS = "awards"
    GUARANTEES = "guarantees"
    PAYMENT = "payment"
    STEPS = "steps"
    QUESTIONS = "questions"
    EVENTS = "events"
    PROJECTS = "projects"
    PHOTOS = "photos"
    LOGO = "logo"
    EXCLUSIONS = "exclusions"
    ARTICLES = "articles"
    COLOURS = "colours"
    PREFERENCES = "preferences"
    GOALS = "goals"
    AUDIENCE = "audience"
    PAGES = "pages"
    INTEGRATIONS = "integrations"
    LANGUAGE = "language"
    COUNTRY = "country"
    CURRENCY = "currency"
    PROJECT = "project"


@dataclass(frozen=True, kw_only=True)
class Lexicon:
    """The words of one language. Fields called `..._re` are patterns, matched without case."""

    sections: dict[Section, tuple[str, ...]]
    """Keys, labels and headings, without accents, case or signs."""

    fields: dict[str, tuple[str, ...]]
    """Keys inside mappings: name, description, price, duration, role, quote ..."""

    days: dict[str, int]
    """Names and abbreviations of days, 0 is Monday."""
    day_groups: dict[str, tuple[int, ...]]
    """`weekdays`, `daily` ..."""
    to_re: str
    and_re: str
    from_re: str
    on_re: str
    """Small words that may stand between open and the day: `on`, `am`, `los`."""
    closed_re: str
    open_re: str
    all_day_re: str
    clock_re: str
    """Signs after a clock time: `Uhr`, `h`."""
    clock_words: dict[str, str]
    """`noon` -> `12:00`"""

    phone_purposes_re: str
    phone_words_re: str
    """Words that announce the main number."""
    number_words_re: str
    """Words that announce a number which is no phone number."""

    price_from_re: str
    price_starts_re: str
    """What a sentence says where a table says `from`: `start at`."""
    price_to_re: str
    price_about_re: str
    price_between_re: str
    price_unit_re: str
    price_verb_re: str
    money_words: dict[str, str]

    roles_re: str
    trades_re: str
    firm_re: tuple[str, ...]
    """Patterns of sentences that name the firm, in a group `name`."""
    trade_re: tuple[str, ...]
    """Patterns that say what the firm is, in a group `trade`."""
    person_re: tuple[str, ...]
    """Patterns with groups `name` and perhaps `role`."""
    area_re: str
    """What comes right before a list of places."""
    area_stop_re: str

    offer_re: tuple[str, ...]
    """What comes right before a list of what the firm offers."""
    offer_strong_re: str
    """Those after which even a single item is an offer."""
    offer_stop_re: str
    """Words at which such a list is over."""

    lead_offer_re: str
    """What a line that ends with a colon says before a list of offers."""
    lead_area_re: str
    lead_not_re: str
    item_not_re: str
    """How an item of a list denies: `no weddings`."""

    licence_re: str
    history_re: str
    award_re: str
    guarantee_re: str
    payment_re: str

    maker_re: tuple[str, ...]
    """Patterns of sentences that speak to the maker of the site."""
    customer_re: str
    """Patterns that look like those but speak to customers."""
    invent_re: tuple[str, ...]
    goal_re: str
    site_for_re: str
    """`A website for my bakery`: a wish that also says what the firm is."""
    audience_re: str
    page_re: str
    integration_re: str
    colour_re: str
    """Words that let a wish be about colours."""
    colour_word_re: str
    """Words that say a sentence is about the firm's colours without any wish."""
    background_re: str
    accent_re: str
    avoid_re: str
    exclusion_re: tuple[str, ...]
    exclusion_not_re: str
    """Negations that say something good: `we never cut corners`."""
    except_re: str
    """Where the negated part of a sentence or item begins."""

    months: dict[str, int]
    event_re: str
    glue_re: str
    """Words that say nothing once the facts of a sentence are taken out."""
    function_words: frozenset[str]
    colours: dict[str, str]
    """Names of colours beside those of CSS."""
