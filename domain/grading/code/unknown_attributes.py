"""Attributes are those HTML has."""

import re
from collections.abc import Iterator

from domain.grading.audit import Fault, fault_at
from domain.grading.markup import names_in
from domain.grading.view import PageView

KNOWN = names_in(
    "abbr accept accept-charset accesskey action align alink allow allowfullscreen alpha alt amp archive as async autocapitalize"
    " autocomplete autocorrect autofocus autoplay axis background behavior bgcolor blocking border bordercolor cellpadding cellspacing"
    " challenge char charoff charset checked cite class classid clear closedby code codebase codetype color colorspace cols colspan"
    " command commandfor compact content contenteditable controls controlslist coords crossorigin data datafld datasrc datetime"
    " declare decoding default defer dir direction dirname disabled disablepictureinpicture disableremoteplayback download draggable"
    " elementtiming enctype enterkeyhint exportparts face fetchpriority for form formaction formenctype formmethod formnovalidate"
    " formtarget frame frameborder headers headingoffset height hidden high href hreflang hspace http-equiv id imagesizes imagesrcset inert"
    " inputmode integrity is ismap itemid itemprop itemref itemscope itemtype keytype kind label lang language link list loading"
    " longdesc loop low lowsrc manifest marginheight marginwidth max maxlength media method methods min minlength multiple muted"
    " name nohref nomodule nonce noresize noshade novalidate nowrap object open optimum part pattern ping placeholder playsinline"
    " popover popovertarget popovertargetaction poster prefix preload profile prompt property readonly referrerpolicy rel required"
    " resource rev reversed role rows rowspan rules sandbox scheme scope scrolling selected shadowrootmode shadowrootdelegatesfocus"
    " shape size sizes slot span spellcheck src srcdoc srclang srcset standby start step style summary tabindex target text title"
    " translate truespeed type typeof usemap valign value valuetype version virtualkeyboardpolicy vlink vocab vspace webkitallowfullscreen"
    " webkit-playsinline webkitdirectory mozallowfullscreen width wrap writingsuggestions about datatype inlist rel xmlns"
    " allowtransparency allowpaymentrequest attributionsrc browsingtopics csp fetchpriority imagesizes incremental results security topmargin leftmargin"
    " privatetoken sharedstoragewritable capture credentialless autosave autosize"
)
"""Every attribute of HTML, old and new, of RDFa, and what makers of browsers added."""
_FREE = re.compile(r"[-:@.#*\[\](){}$_\u26a1]|^on[a-z]+$|\d")
"""Attributes of frameworks and libraries, and broken tags, which other audits see."""


def unknown_attributes(page: PageView) -> Iterator[Fault]:
    """Fault attributes no browser knows on elements of HTML, each name once a page."""
    told: set[str] = set()
    for element in page.document.elements if page.is_ordinary else ():
        if (
            "-" in element.name
            or "is" in element.attrs
            or element.inside("svg", "math") is not None
        ):
            continue
        if element.name in ("svg", "math"):
            continue
        for name in element.attrs:
            if name not in KNOWN and name not in told and name.isascii() and not _FREE.search(name):
                told.add(name)
                yield fault_at(element, f"Remove or correct `{name}`; use data-{name} for data.")
