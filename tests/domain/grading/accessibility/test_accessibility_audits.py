"""Every audit of accessibility finds its fault and leaves a sound page alone."""

from pathlib import Path

import pytest

from domain.agents.design.color_palette import ColorPalette, Scheme
from domain.grading.accessibility import ACCESSIBILITY_AUDITS, NOT_MEASURED, grade_accessibility
from domain.grading.view import Context, SiteView
from domain.site import Site, SiteFile

FOLDER = Path(__file__).parents[4] / "domain" / "grading" / "accessibility"

FOUNDATION = frozenset(
    {
        "aria",
        "colour",
        "colour_names",
        "css",
        "document",
        "languages",
        "name",
        "scripted",
        "styles",
        "__init__",
    }
)
"""Modules audits stand on."""

PARAGRAPH = (
    "Wir reparieren Heizungen und Rohre in der Stadt, und Sie können uns an jedem Werktag anrufen, "
    "weil wir für Sie da sind und nicht lange warten lassen, auch wenn es eilt."
)

ENGLISH = (
    "We mend heating and pipes in the town, and you can call us on any working day because we are "
    "there for you and do not let you wait for long, even when it is urgent."
)

CASES: dict[str, tuple[str, ...]] = {
    # rule: a sound body, then bodies with the fault
    "image-alt": (
        '<img src=a.jpg alt="A blue van"><img src=l.svg alt="">',
        "<img src=a.jpg>",
        '<img src=a.jpg alt="IMG_2034.jpg">',
        '<img src=a.jpg alt="DSC00412">',
        '<img src=a.jpg alt="image">',
    ),
    "alt-wording": (
        '<img src=a.jpg alt="A blue van">',
        '<img src=a.jpg alt="Image of a blue van">',
        '<img src=a.jpg alt="Ein Bild von einem Haus">',
        '<a href=/x><img src=a.jpg alt="Our work"> Our work</a>',
    ),
    "graphic-name": (
        "<svg role=img aria-label=Logo></svg><svg role=img><title>Star</title></svg><svg aria-hidden=true></svg>",
        "<svg role=img><path d=M0></svg>",
        "<input type=image src=x.png>",
        "<div role=img></div>",
    ),
    "landmark-main": (
        "<!--own--><main><p>x</p></main>",
        "<!--own--><p>x</p>",
        "<!--own--><main></main><main></main>",
    ),
    "landmark-labels": (
        "<nav aria-label=Main></nav><nav aria-label=Legal></nav>",
        "<nav></nav><nav></nav>",
    ),
    "content-in-landmarks": (
        "<!--own--><header>x</header><main><p>a b c d e f g h i</p></main>",
        "<!--own--><main></main><div><p>a b c d e f g h i</p></div>",
    ),
    "heading-order": ("<h2>a</h2><h3>b</h3><h2>c</h2>", "<h2>a</h2><h4>b</h4>"),
    "heading-empty": ("<h2><img src=x alt=Work></h2>", "<h2></h2>", "<h2><span> </span></h2>"),
    "heading-first": ("<p>x</p>", "<!--own--><main><h2>x</h2></main>", "<h1>Second</h1>"),
    "field-label": (
        "<label for=a>A</label><input id=a><label>B <input></label><input aria-label=C><input type=hidden><input type=submit>",
        "<input name=a>",
        "<input placeholder=Name>",
        "<label for=wrong>A</label><textarea id=a></textarea>",
        "<select><option>1</select>",
    ),
    "label-target": (
        "<label for=a>A</label><input id=a>",
        "<label for=b>A</label><input id=a title=A>",
    ),
    "choice-group": (
        "<fieldset><legend>Size</legend><label><input type=radio name=s>S</label><label><input type=radio name=s>M</label></fieldset>",
        "<label><input type=radio name=s>S</label><label><input type=radio name=s>M</label>",
    ),
    "autocomplete-valid": (
        '<input title=x autocomplete="shipping email"><input title=y autocomplete=off>',
        "<input title=x autocomplete=mail-address>",
    ),
    "autocomplete-missing": (
        "<input title=x type=email autocomplete=email><input title=y name=subject>",
        "<input title=x type=email>",
        "<input title=x name=your-name>",
    ),
    "button-name": (
        "<button>Send</button><button aria-label=Close><svg></svg></button><input type=submit>",
        "<button><svg></svg></button>",
        "<button></button>",
        "<div role=button tabindex=0 onkeydown=x></div>",
    ),
    "link-name": (
        "<a href=/x>Home</a><a href=/y><img src=a alt=Home></a><a name=top></a>",
        "<a href=/x></a>",
        "<a href=/x><img src=a alt=''></a>",
        "<a href=/x><i class=icon></i></a>",
    ),
    "link-purpose": (
        "<a href=/x>Prices</a><a href=/y>Team</a><a href=/z>Read more</a>",
        "<a href=/x>Click here</a>",
        "<a href=/x>Read more</a><a href=/y>Read more</a>",
        "<a href=/x>hier</a>",
    ),
    "label-in-name": (
        '<a href=/x aria-label="Prices of all services">Prices</a>',
        '<a href=/x aria-label="Go to our team">Prices</a>',
    ),
    "table-headers": (
        "<table><tr><th>Day<th>Time<tr><td>Mon<td>8</table>",
        "<table><tr><td>Day<td>Time<tr><td>Mon<td>8</table>",
    ),
    "table-header-empty": (
        "<table><tr><td><th>A<tr><th>B<td>1</table>",
        "<table><tr><th></th><th>A<tr><td>1<td>2</table>",
    ),
    "table-layout": (
        "<table role=presentation><tr><td><h2>x</h2><td><form></form></table>",
        "<table><tr><td><nav><a href=/>x</a></nav><td><h2>Hello</h2></table>",
    ),
    "list-markup": ("<ul><li>a</ul>", "<ul><div>a</div></ul>", "<div><li>a</li></div>"),
    "definition-list": ("<dl><div><dt>a<dd>b</div></dl>", "<dl><p>a</p></dl>", "<dt>a</dt>"),
    "frame-title": ("<iframe src=x title=Map></iframe>", "<iframe src=x></iframe>"),
    "aria-role": (
        "<div role=note></div>",
        "<div role=buton></div>",
        "<div role=checkbox tabindex=0 aria-label=x></div>",
    ),
    "aria-attribute": (
        "<div aria-live=polite></div><a href=/ aria-current=page>x</a>",
        "<div aria-labeledby=x></div>",
        "<button aria-expanded=yes>x</button>",
    ),
    "aria-reference": (
        "<section aria-labelledby=t><h2 id=t>T</h2></section>",
        "<section aria-labelledby=gone></section>",
    ),
    "aria-hidden-focus": (
        "<div aria-hidden=true><a href=/ tabindex=-1>x</a></div>",
        "<div aria-hidden=true><a href=/>x</a></div>",
        "<button aria-hidden=true>x</button>",
    ),
    "aria-parent": (
        "<div role=tablist><button role=tab>a</button></div><ul role=list><li>x</ul>",
        "<div><span role=tab tabindex=0>a</span></div>",
        "<div role=list><p>x</p></div>",
    ),
    "aria-redundant": (
        "<ul role=list><li>x</ul><section role=search></section>",
        "<nav role=navigation></nav>",
    ),
    "hidden-main": ("<p>x</p>", "<!--own--><main aria-hidden=true><p>x</p></main>"),
    "duplicate-id": (
        "<p id=a></p><p id=a></p>",
        "<label for=a>A</label><input id=a><input id=a title=x>",
    ),
    "tabindex": ("<p tabindex=0>x</p><p tabindex=-1>x</p>", "<a href=/ tabindex=3>x</a>"),
    "keyboard-handler": (
        "<button onclick=f()>x</button><div onclick=f()><button>x</button></div>",
        "<div onclick=f()>Open</div>",
        "<span role=button>Open</span>",
        "<a onclick=f()>Open</a>",
    ),
    "accesskey": ("<a href=/>x</a>", "<a href=/ accesskey=h>x</a>"),
    "autofocus": ("<dialog><input autofocus title=x></dialog>", "<input autofocus title=x>"),
    "skip-link": (
        "<!--own--><a href=#main>Skip to content</a><main id=main></main>",
        "<!--own--><a href=#content>Skip to content</a><main id=main></main>",
        "<!--own--><nav>"
        + "".join(f"<a href=/{i}>Link {i}</a>" for i in range(9))
        + "</nav><main></main>",
    ),
    "viewport-zoom": (
        '<meta name=viewport content="width=device-width, initial-scale=1">',
        '<meta name=viewport content="width=device-width, user-scalable=no">',
        '<meta name=viewport content="width=device-width, maximum-scale=1.0">',
    ),
    "meta-refresh": (
        "<meta http-equiv=refresh content='0; url=/x'>",
        "<meta http-equiv=refresh content=30>",
    ),
    "autoplay": (
        "<video autoplay muted loop></video>",
        "<audio autoplay src=x></audio>",
        '<iframe title=x src="https://www.youtube.com/embed/x?autoplay=1"></iframe>',
    ),
    "moving-text": ("<p>x</p>", "<marquee>Sale</marquee>"),
    "captions": (
        "<video muted></video><video><track kind=captions src=x></video>",
        "<video controls src=x></video>",
    ),
    "transcript": (
        "<div><audio controls></audio><a href=/t>Transcript</a></div>",
        "<section><audio controls></audio></section>",
    ),
    "contrast": (
        "<style>p{color:#595959;background:#fff}.hero{background:url(x);color:#fff}</style><p>x</p><div class=hero>y</div>",
        "<style>p{color:#aaa}</style><p>pale words</p>",
        "<style>:root{--m:#999}.m{color:var(--m)}</style><p class=m>pale words</p>",
        "<p style='color:#fff;background:#ff0'>pale</p>",
        "<style>@media (prefers-color-scheme:dark){body{background:#111;color:#333}}</style><p>dark</p>",
        "<style>.b{background:#0af;color:#fff}</style><a class=b href=/>Book</a>",
    ),
    "link-colour-only": (
        "<style>a{color:#00f}</style><p>Please read all of <a href=/>our terms</a> before.</p>",
        "<style>p{color:#333}a{color:#654;text-decoration:none}</style><p>Please read all of <a href=/>our terms</a> before.</p>",
    ),
    "focus-outline": (
        "<style>a:focus{outline:2px solid}a:focus:not(:focus-visible){outline:none}.b:focus{outline:0;box-shadow:0 0 0 3px red}"
        ".unused:focus{outline:none}.c:focus{outline:2px solid transparent}.d:focus{box-shadow:0 0 0 2px}"
        "</style><button class='c d'>x</button>",
        "<style>*:focus{outline:none}</style>",
        "<style>a:focus{outline:0}</style>",
        "<style>* {outline: none}</style>",
        "<style>button{outline:0 !important}</style>",
    ),
    "motion": (
        "<style>.a{animation:x 1s infinite}@media (prefers-reduced-motion:reduce){.a{animation:none}}</style>",
        "<style>.a{animation:x 1s linear infinite}</style>",
        "<style>.a{background-attachment:fixed}</style>",
    ),
    "target-size": (
        "<style>.x{width:44px;height:44px}</style><button class=x>x</button>",
        "<style>.x{width:16px;height:16px}</style><button class=x>x</button>",
    ),
    "reflow": (
        "<style>.w{width:960px;max-width:100%}</style><div class=w>x</div>",
        "<style>.w{width:960px}</style><div class=w>x</div>",
        "<style>.w{min-width:800px}</style><section class=w>x</section>",
    ),
    "orientation-lock": (
        "<style>@media (orientation:landscape){.a{display:flex}}</style>",
        "<style>@media (orientation:landscape){body{transform:rotate(90deg)}}</style>",
    ),
    "small-text": (
        "<style>p{font-size:.9rem}</style>",
        "<style>p{font-size:9px}</style>",
        "<p style='font-size:10px'>x</p>",
    ),
    "justified-text": ("<style>p{text-align:left}</style>", "<style>p{text-align:justify}</style>"),
    "typed-capitals": (
        "<p>NASA and ESA</p>",
        "<p>WE ARE OPEN ON EVERY DAY OF THE WEEK FROM NOW ON</p>",
    ),
    "widget-name": (
        "<progress value=1 aria-label=Load></progress><div role=dialog aria-label=Cart></div>",
        "<progress value=1></progress>",
        "<div role=dialog aria-modal=true><p>x</p></div>",
    ),
    "presentation-focus": (
        "<table role=presentation><tr><td>x</table>",
        "<button role=presentation>Go</button>",
    ),
    "aria-allowed": (
        "<div role=checkbox aria-checked=true tabindex=0>x</div><input type=checkbox aria-checked=false aria-label=a>",
        "<a href=/ aria-checked=true>Home</a>",
        "<p aria-pressed=true>x</p>",
    ),
    "table-references": (
        "<table><tr><th id=a>x<th id=b>y<tr><td headers=a>1<td headers=b>2</table>",
        "<table><tr><th id=a>x<th id=b>y<tr><td headers=q>1<td headers=b>2</table>",
    ),
    "fake-heading": (
        "<p><strong>Note</strong></p><p>We mend <b>taps</b>.</p><h2>Work</h2>",
        "<p><strong>Hours</strong></p><p>Daily.</p><p><b>Prices</b></p><p>Low.</p>",
        "<div style='font-size:2em;font-weight:bold'>Hours</div>",
    ),
    "fake-list": (
        "<p>14 Mill Lane<br>Otley<br>LS21</p>",
        "<p>- one<br>- two<br>- three</p>",
        "<div><p>• one</p><p>• two</p><p>• three</p></div>",
    ),
    "line-height": (
        "<style>body{line-height:1.5} h1{line-height:1}</style>",
        "<style>body{line-height:1 !important}</style>",
    ),
    "set-capitals": (
        f"<style>h2{{text-transform:uppercase}}</style><h2>Hours</h2><p>{PARAGRAPH}</p>",
        f"<style>p{{text-transform:uppercase}}</style><p>{PARAGRAPH}</p>",
    ),
    "new-window": (
        "<a href=https://a.example target=_blank>Map (new window)</a>",
        "<a href=https://a.example target=_blank>Map</a>",
    ),
    "sensory-words": (
        "<p>Press Send. The house on the right of the church has a green door.</p>",
        "<p>Press the green button to go on.</p>",
        "<p>Felder in rot sind Pflicht: rot markierte Felder.</p>",
    ),
    "hover-only": (
        "<style>.m ul{display:none}.m:hover ul,.m:focus-within ul{display:block}</style><div class=m><ul><li>x</ul></div>",
        "<style>.m ul{display:none}.m:hover ul{display:block}</style><div class=m><ul><li>x</ul></div>",
    ),
    "required-fields": (
        "<label for=a>Town *</label><input id=a required>",
        "<label for=a>Town *</label><input id=a>",
        "<input title=Town>",
    ),
    "placeholder-contrast": (
        "<style>input::placeholder{color:#555}</style><input aria-label=a placeholder=x>",
        "<style>input::placeholder{color:#ddd}</style><input aria-label=a placeholder=x>",
    ),
    "keyboard-trap": (
        "<script>onkeydown=(e)=>{ if (e.key === 'Tab') { e.preventDefault(); next.focus(); } }</script>",
        "<script>onkeydown=(e)=>{ if (e.key === 'Tab') e.preventDefault(); }</script>",
    ),
    "toggle-state": (
        "<button data-bs-toggle=collapse aria-expanded=false>More</button>",
        "<button data-bs-toggle=collapse>More</button>",
        "<a href=#m data-toggle=dropdown>More</a>",
    ),
    "aria-prohibited": (
        "<div role=group aria-label=Prices>9</div><nav aria-label=x></nav><span tabindex=0 aria-label=x></span>",
        "<span aria-label='Four of five stars'></span>",
        "<div aria-label=Prices>From 9</div>",
        "<div aria-expanded=false>More</div>",
    ),
    "details-summary": (
        "<details><summary>More</summary>x</details>",
        "<details><p>x</p></details>",
    ),
    "text-resize": (
        "<style>html{font-size:calc(1rem + .5vw)}h1{font-size:5vw}.hero p{font-size:clamp(1rem,2vw,2rem)}</style>",
        "<style>html{font-size:1.6vw}</style>",
        "<style>.card p{font-size:2vw}</style>",
    ),
    "generated-text": (
        "<style>p::before{content:'New'}a::after{content:' (' attr(href) ')'}</style><p>x</p>",
        "<style>.n::before{content:'Closed until further notice'}</style><p class=n></p>",
    ),
    "clipped-text": (
        "<style>p{min-height:40px;overflow:hidden}</style><p>A text that is longer than its box as soon as somebody sets larger letters.</p>",
        "<style>p{height:40px;overflow:hidden}</style><p>A text that is longer than its box as soon as somebody sets larger letters.</p>",
    ),
    "part-language": (
        f"<p>We mend taps in the town and you can call us.</p><blockquote lang=de>{PARAGRAPH}</blockquote>",
        f"<p>{ENGLISH}</p><blockquote>{PARAGRAPH}</blockquote>",
    ),
    "paste-blocked": (
        "<input aria-label=x onpaste='count(event)'>",
        "<input aria-label=x onpaste='return false'>",
    ),
    "auto-advance": (
        "<script>const slides=1; const t=setInterval(next,3000); stop.onclick=()=>clearInterval(t)</script>",
        "<script>const slides=1; setInterval(next,3000)</script>",
    ),
    "time-limit": (
        "<script>setTimeout(()=>{box.hidden=true},30000); go.onclick=()=>location.reload()</script>",
        "<script>setTimeout(() => { location.reload(); }, 30000);</script>",
        "<script>setTimeout(function(){ window.location.href='/bye'; }, 60 * 1000);</script>",
    ),
    "character-keys": (
        "<script>document.addEventListener('keydown',e=>{if(e.ctrlKey&&e.key==='s')save(); if(e.key==='Escape')x()})</script>",
        "<script>document.addEventListener('keydown',e=>{if(e.key==='s')find()})</script>",
    ),
    "state-contrast": (
        "<style>.b{color:#fff;background:#14452f}.b:hover{background:#0c2e1f}.b:focus{color:#9fd6b8}</style><a class=b href=/>Go on</a>",
        "<style>.b{color:#fff;background:#14452f}.b:hover{color:#9fd6b8;background:#d8f0e2}</style><a class=b href=/>Go on</a>",
        "<style>.b{color:#fff;background:#14452f}.b:focus-visible{background:#7fd4ff}</style><a class=b href=/>Go on</a>",
    ),
    "text-over-picture": (
        "<style>.h{color:#fff;background:#234 url(a.jpg)}.g{color:#fff;background:linear-gradient(#000a,#000a),url(a.jpg)}.s{color:#fff;background:url(a.jpg);text-shadow:0 0 4px #000}</style><div class=h>Words here</div><div class=g>Words here</div><div class=s>Words here</div>",
        "<style>.h{color:#fff;background:url(a.jpg) center/cover}</style><div class=h><p>Words here</p></div>",
    ),
}

WHOLE: dict[str, tuple[str, ...]] = {
    "page-language": (
        "<html lang=en-GB><title>A b</title>",
        "<html><title>A b</title>",
        "<html lang=english><title>A b</title>",
        "<html lang=''><title>A b</title>",
    ),
    "language-match": (
        f"<html lang=de><title>A b</title><main><p>{PARAGRAPH}</p></main>",
        f"<html lang=en><title>A b</title><main><p>{PARAGRAPH}</p></main>",
    ),
    "page-title": (
        "<html lang=en><title>Hartley Plumbing</title>",
        "<html lang=en><p>x</p>",
        "<html lang=en><title>Untitled Document</title>",
        "<html lang=en><title> </title>",
    ),
}

NEED_A_PALETTE = frozenset({"palette-contrast", "focus-visible"})


def _page(body: str) -> str:
    if body.startswith(("<html", "<!doctype")):
        return body
    inner = (
        body if body.startswith("<!--own-->") else f"<main id=main><h1>Plumber</h1>{body}</main>"
    )
    return f"<!doctype html><html lang=en><head><title>Hartley Plumbing</title></head><body>{inner}</body></html>"


def rules(body: str, context: Context | None = None) -> set[str]:
    """Return the rules a page breaks."""
    site = Site.of([SiteFile.text("index.html", _page(body))])
    graded = grade_accessibility(SiteView(site, context or Context()), target=0.9)
    assert not [n for n in graded.not_checked if "broke" in n.reason]
    return {finding.rule.removeprefix("accessibility/") for finding in graded.findings}


ALL = {**CASES, **WHOLE}


@pytest.mark.parametrize("rule", sorted(ALL))
def test_an_audit_leaves_a_sound_page_alone(rule: str) -> None:
    assert rule not in rules(ALL[rule][0])


@pytest.mark.parametrize(
    ("rule", "body"), [(rule, bad) for rule, bodies in sorted(ALL.items()) for bad in bodies[1:]]
)
def test_an_audit_finds_its_fault(rule: str, body: str) -> None:
    assert rule in rules(body)


def test_every_audit_in_the_table_has_cases_and_a_file_of_its_name() -> None:
    named = {audit.rule for audit in ACCESSIBILITY_AUDITS}
    assert named == set(ALL) | NEED_A_PALETTE | {"text-in-image"}
    files = {path.stem for path in FOLDER.glob("*.py")} - FOUNDATION
    assert files == {rule.replace("-", "_") for rule in named}


def test_a_site_without_a_palette_says_what_was_not_checked() -> None:
    site = Site.of([SiteFile.text("index.html", _page("<p>x</p>"))])
    graded = grade_accessibility(SiteView(site), target=0.9)
    assert graded.status == "partial"
    assert {n.subject for n in NOT_MEASURED} < {n.subject for n in graded.not_checked}
    assert {f"accessibility/{rule}" for rule in NEED_A_PALETTE} < {
        n.subject for n in graded.not_checked
    }


def _palette(text: str) -> ColorPalette:
    names = Scheme.model_fields
    dark_ones = ("text", "accent", "focus", "border", "line")
    colours = {
        name: "#ffffff"
        if name.startswith(("surface", "on_", "art")) and name != "surface_strong"
        else "#1a1a1a"
        for name in names
    }
    colours |= {name: "#ffffff" for name in names if name.endswith("_on_strong")}
    assert any(name.startswith(dark_ones) for name in colours)
    scheme = Scheme.model_validate(colours | {"text": text})
    return ColorPalette.model_construct(light=scheme, dark=scheme, honoured=())


def test_a_palette_with_an_unreadable_pair_is_faulted() -> None:
    assert "palette-contrast" not in rules("<p>x</p>", Context(palette=_palette("#1a1a1a")))
    assert "palette-contrast" in rules("<p>x</p>", Context(palette=_palette("#cccccc")))


def test_our_own_pages_must_draw_the_focus() -> None:
    context = Context(palette=_palette("#1a1a1a"))
    assert "focus-visible" in rules("<p>x</p>", context)
    assert "focus-visible" not in rules("<style>:focus-visible{outline:2px solid}</style>", context)


def test_one_violation_of_wcag_fails_the_gate_whatever_the_score() -> None:
    site = Site.of([SiteFile.text("index.html", _page("<img src=a.jpg>"))])
    graded = grade_accessibility(SiteView(site), target=0.1)
    assert graded.gate == "fail"
    assert graded.score is not None
    assert graded.score <= 0.79


def test_colours_that_are_not_surely_known_are_not_judged() -> None:
    unsure = (
        "<style>.h{background-image:linear-gradient(#fff,#000);color:#999}</style><p class=h>x words</p>",
        "<style>.h{color:var(--gone)}</style><p class=h>x words</p>",
        "<style>.h{position:absolute;color:#fff}</style><p class=h>x words</p>",
        "<style>.h{color:#fff}.h::before{content:'';position:absolute;inset:0;background:#000}</style><p class=h>x words</p>",
        "<link rel=stylesheet href=https://cdn.invalid/all.css><style>.h{color:#bbb}</style><p class=h>x words</p>",
        "<style>.h{color:#fff;background:#000;opacity:.5}</style><p class=h>x words</p>",
    )
    assert [body for body in unsure if "contrast" in rules(body)] == []


def test_words_drawn_in_a_picture_are_told_in_words() -> None:
    drawn = '<svg xmlns="http://www.w3.org/2000/svg"><text>All boilers for 60 pounds</text></svg>'

    def found(body: str) -> bool:
        files = [SiteFile.text("index.html", _page(body)), SiteFile.text("a.svg", drawn)]
        graded = grade_accessibility(SiteView(Site.of(files)), target=0.9)
        return "accessibility/text-in-image" in {f.rule for f in graded.findings}

    assert found('<img src=a.svg alt="">')
    assert not found('<img src=a.svg alt="All boilers for 60 pounds">')
    assert not found('<img src=a.svg alt=""><p>All boilers for 60 pounds.</p>')


@pytest.mark.parametrize(
    ("rule", "sound", "faulty"),
    [
        ("button-name", "<style>.v{position:absolute}</style><button><span class=v>Menu</span></button>", "<style>.v{display:none}</style><button><span class=v>Menu</span></button>"),
        ("moving-text", "<video src=a.mp4 autoplay muted loop></video><button>Pause</button>", "<video src=a.mp4 autoplay muted loop></video>"),
        ("reflow", "<style>p{white-space:nowrap;overflow:hidden}</style><p>" + "word " * 30, "<style>p{white-space:nowrap}</style><p>" + "word " * 30),
        ("tabindex", "<a href=/x tabindex=-1>Card</a><a href=/x>Card</a>", "<a href=/x tabindex=-1>Card</a>"),
        ("tabindex", "<div role=tablist><button tabindex=-1>Two</button></div>", "<button tabindex=-1>Two</button>"),
        ("label-target", "<label>Name <input name=a></label>", "<label>Name <input name=a><input name=b></label>"),
        ("autocomplete-missing", "<label>Mail <input type=email autocomplete=email></label>", "<label>Mail <input type=email autocomplete=off></label>"),
        ("aria-role", "<div role=application aria-label=Map>x</div>", "<!--own--><main role=application><h1>x</h1></main>"),
    ],
)  # fmt: skip
def test_other_shapes_of_a_fault_are_told_from_what_is_sound(
    rule: str, sound: str, faulty: str
) -> None:
    assert rule not in rules(sound)
    assert rule in rules(faulty)
