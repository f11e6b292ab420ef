"""What trades have in common: the words that give them away, their type, their ideas."""

from domain.trades.advice import ADVICE
from domain.trades.building import BUILDING
from domain.trades.community import COMMUNITY
from domain.trades.digital import DIGITAL
from domain.trades.food import FOOD
from domain.trades.health import HEALTH
from domain.trades.making import MAKING
from domain.trades.shops import SHOPS
from domain.trades.stay import STAY
from domain.trades.trade import Trade
from domain.trades.vehicles import VEHICLES

__all__ = ["GENERAL", "TRADES", "Trade"]

GENERAL = Trade(
    words={"en": (), "de": (), "es": ()},
    archetypes=("workshop", "practice", "shopfront"),
    schema_type="LocalBusiness",
    motifs=("ledger", "contours", "rays"),
    actions=("call", "write", "email", "visit"),
    generic={"en": "Our business", "de": "Unser Betrieb", "es": "Nuestra empresa"},
    traits=("calm", "modest"),
)

TRADES: dict[str, Trade] = {
    "general": GENERAL,
    **BUILDING,
    **VEHICLES,
    **FOOD,
    **ADVICE,
    **MAKING,
    **DIGITAL,
    **HEALTH,
    **COMMUNITY,
    **STAY,
    **SHOPS,
}
"""Every trade under its key."""
