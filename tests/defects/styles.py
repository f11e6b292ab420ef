"""The clean sites, one per maker's style."""

from tests.defects.planting import Style

STYLES = (
    Style(name="handwritten", language="en", inner="services/index.html", css="style.css"),
    Style(name="bootstrap", language="de", inner="kontakt.html", css="assets/site.css"),
    Style(name="wordpress", language="es", inner="contacto/index.html", css="wp-content/themes/robles/style.css"),
    Style(name="hugo", language="en", inner="walks/index.html", css="css/main.min.4f1d.css"),
    Style(name="next", language="en", inner="pricing.html", css="_next/static/css/3b1f.css"),
    Style(name="utility", language="es", inner="encargos/index.html", css="build/app.css"),
    Style(name="docs", language="en", inner="usage.html", css="assets/main.css"),
    Style(name="shop", language="en", inner="about/index.html", css="css/shop.css"),
    Style(name="verein", language="de", inner="mitmachen.html", css="css/verein.css"),
)  # fmt: skip

ALSO_CLEAN = ("brochure", "portfolio")
"""Sites without a style sheet of their own; graded for false alarms only."""
