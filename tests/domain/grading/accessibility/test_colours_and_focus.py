"""Colours worked out, and focus in the cascade: what is sound, and what fails how."""

import pytest

from domain.grading.accessibility import grade_accessibility
from domain.grading.accessibility.colour import Rgba, rgba
from domain.grading.accessibility.languages import short_language_of
from domain.grading.view import SiteView
from domain.site import Site, SiteFile
from tests.domain.grading.accessibility.accessibility_pages import findings, rules

CASES: dict[str, tuple[str, ...]] = {
    # rule: a sound body, then bodies with the fault
    "gradient-contrast": (
        "<style>.h{background:linear-gradient(160deg,#fff 0%,#000);color:#fff}</style><div class=h><p>x words</p></div>",
        "<style>.h{background:linear-gradient(160deg,#fff 10%,#eee);color:#ddd}</style><div class=h><p>pale words</p></div>",
        "<style>.h{background-image:radial-gradient(circle at 10% 10%,#fff,rgb(240 240 240) 40%);color:#ddd}</style><p class=h>pale words</p>",
    ),
}
LINK = "<a href=/ class=b>x</a>"


@pytest.mark.parametrize("rule", CASES)
def test_an_audit_leaves_a_sound_page_alone_and_finds_its_fault(rule: str) -> None:
    sound, *faulty = CASES[rule]
    assert rule not in rules(sound)
    assert [body for body in faulty if rule not in rules(body)] == []


@pytest.mark.parametrize(
    ("rule", "sound", "faulty"),
    [
        ("gradient-contrast", "<style>.h{background:linear-gradient(#fff,var(--gone));color:#ddd}</style><p class=h>x words</p>", "<style>:root{--g:#eee}.h{background:linear-gradient(#fff,var(--g));color:#ddd}</style><p class=h>x words</p>"),
        ("gradient-contrast", "<style>.h{background:linear-gradient(#fff,#eee);color:#ddd}p{background:#000}</style><div class=h><p>x words</p></div>", "<style>.h{background:linear-gradient(#fff,#eee);color:#ddd}p{background:none}</style><div class=h><p>x words</p></div>"),
        ("gradient-contrast", "<style>.h{background:linear-gradient(#fff,#eee),url(a.png);color:#ddd}</style><p class=h>x words</p>", "<style>@media (prefers-color-scheme:dark){.h{background:linear-gradient(#000,#111);color:#222}}</style><p class=h>x words</p>"),
        ("focus-outline", "<style>main:focus{outline:0}</style><p tabindex=-1>x</p>", "<style>p:focus{outline:0}</style><p tabindex=0>x</p>"),
        ("focus-outline", f"<style>a{{outline:0}}:focus-visible{{outline:2px solid}}</style>{LINK}", f"<style>:focus-visible{{outline:2px solid}}a:focus{{outline:0}}</style>{LINK}"),
        ("focus-outline", f"<style>a:focus{{outline:2px solid}}@media print{{a:focus{{outline:0}}}}</style>{LINK}", f"<style>a:focus{{outline:2px solid}}@media (min-width:40em){{a:focus{{outline:0}}}}</style>{LINK}"),
        ("focus-outline", f"<style>.b:focus{{outline:0}}.b:focus{{outline:2px solid red}}</style>{LINK}", f"<style>.b:focus{{outline:0 !important}}.b:focus{{outline:2px solid red}}</style>{LINK}"),
        ("focus-outline", f"<style>@layer r{{a:focus{{outline:0}}}}a:focus{{outline:1px solid}}</style>{LINK}", f"<style>a:focus{{outline:0}}@layer r{{a:focus{{outline:1px solid}}}}</style>{LINK}"),
        ("focus-outline", "<style>input{outline:0}p:focus-within{box-shadow:0 0 2px}</style><p><input aria-label=x></p>", "<style>input{outline:0}p:focus-within{box-shadow:0 0 2px}</style><div><input aria-label=x></div>"),
        ("focus-outline", "<style>input:focus{outline:0}input:focus+i{box-shadow:0 0 2px}</style><input type=checkbox aria-label=x><i></i>", "<style>input:focus{outline:0}b:focus+i{box-shadow:0 0 2px}</style><input type=checkbox aria-label=x><i></i>"),
        ("focus-outline", f"<style>a:focus:not(:focus-visible){{outline:0}}</style>{LINK}", f"<style>a:focus-visible{{outline:0}}</style>{LINK}"),
        ("focus-outline", f"<style>a:focus{{box-shadow:0 0 2px}}a:focus{{outline:0}}</style>{LINK}", f"<style>a:hover{{box-shadow:0 0 2px}}a:focus{{outline:0}}</style>{LINK}"),
        ("focus-outline", f"<style>a:hover{{outline:0}}a:active:focus{{outline:none}}</style>{LINK}", f"<style>.b{{outline:none}}</style>{LINK}"),
        ("focus-outline", f"<style>a:focus{{outline:0}}a:focus-visible{{outline:1px solid}}</style>{LINK}", f"<style>a:focus{{outline:0}}@media print{{a:focus-visible{{outline:1px solid}}}}</style>{LINK}"),
        ("focus-outline", "<style>.f:focus{outline:0}</style><input class=f type=hidden><a class=f>x</a>", "<style>.f:focus{outline:0}</style><details><summary class=f>x</summary></details>"),
        ("placeholder-contrast", "<style>input{background-image:url(x)}input::placeholder{color:#ddd}</style><input aria-label=a placeholder=x>", "<style>input{background-image:none}input::placeholder{color:#ddd}</style><input aria-label=a placeholder=x>"),
        ("placeholder-contrast", "<style>:root{--f:#111}input{background:var(--f)}input::placeholder{color:#ddd}</style><input aria-label=a placeholder=x>", "<style>:root{--f:#eee}.f{background:var(--f)}.f::placeholder{color:#bbb}</style><input class=f aria-label=a placeholder=x>"),
        ("placeholder-contrast", "<style>.g::placeholder{color:#ddd}</style><input class=g aria-label=a><input aria-label=a placeholder=x>", "<style>::placeholder{color:#ddd}</style><input aria-label=a placeholder=x>"),
        ("placeholder-contrast", "<style>@media print{input::placeholder{color:#ddd}}</style><input aria-label=a placeholder=x>", "<style>textarea::placeholder{color:#ddd}</style><textarea aria-label=a placeholder=x></textarea>"),
        ("focus-outline", "<p style='outline:none'>x</p><a href=/ style='outline:0;box-shadow:0 0 2px'>x</a>", "<a href=/ style='outline:none'>x</a>"),
        ("focus-outline", "<style>a:focus{outline:2px solid!important}</style><a href=/ style='outline:none'>x</a>", "<style>a:focus{outline:2px solid}p{color:#000!important}</style><a href=/ style='outline:none'>x</a>"),
        ("landmark-labels", "<!--own--><header>a</header><header>b</header><main><h1>x</h1><article><header>c</header></article></main>", "<!--own--><header>a</header><main><h1>x</h1></main><div role=banner>b</div>"),
        ("landmark-labels", "<!--own--><header role=banner>a</header><main><h1>x</h1></main><footer role=contentinfo><p>b</p></footer>", "<!--own--><main><h1>x</h1></main><footer>a</footer><div role=contentinfo>b</div>"),
        ("state-contrast", "<style>a{color:#00e}a:visited{color:#551a8b}</style><a href=/>words</a>", "<style>a{color:#00e}a:visited{color:#d9c8ea}</style><a href=/>words</a>"),
        ("contrast", "<style>p{color:color-mix(in srgb,#000 80%,#fff)}</style><p>words</p>", "<style>p{color:color-mix(in srgb,#000 30%,#fff)}</style><p>words</p>"),
        ("contrast", "<style>p{color:color-mix(in oklab,#000 75%,transparent)}</style><p>words</p>", "<style>p{color:color-mix(in oklab,#000 40%,transparent)}</style><p>words</p>"),
        ("contrast", "<style>p{opacity:.7}</style><p>words</p>", "<style>p{opacity:50%}</style><p>words</p>"),
        ("contrast", "<style>div{background:#000;color:#fff;opacity:.9}</style><div><p>words</p></div>", "<style>div{background:#000;color:#fff;opacity:.5}</style><div><p>words</p></div>"),
        ("contrast", "<style>div{opacity:.8}p{opacity:.9}</style><div><p>words</p></div>", "<style>div{opacity:.7}p{opacity:.7}</style><div><p>words</p></div>"),
        ("contrast", "<style>nav{position:sticky}p{color:#444}</style><nav aria-label=x><p>words</p></nav>", "<style>nav{position:sticky}p{color:#aaa}</style><nav aria-label=x><p>words</p></nav>"),
        ("target-size", "<style>b{display:block}.c{position:absolute;width:1px;height:1px;overflow:hidden}</style><button class=c>x</button>", "<style>.c{position:absolute;min-height:0;width:16px;height:16px}</style><button class=c>x</button>"),
        ("part-language", "<p lang=en>The whole street came and stayed for a while with us, and they sang.</p>", "<p lang=fr>The whole street came and stayed for a while with us, and they sang.</p>"),
        ("part-language", "<blockquote>Warum nicht heute schon, und nicht the usual way?</blockquote>", "<blockquote>Warum nicht heute und nicht mit der Bahn?</blockquote>"),
        ("part-language", "<p lang=ca>La casa de la plaça es de la família, y la dona de la casa va con su fill a la font.</p>", "<p lang=de>Die ganze Straße <b>was there</b> and they sang for you, as they did when we came.</p>"),
        ("skip-link", "<!--own--><a href=#m>Tout de suite au texte</a><nav><a href=/a>a</a><a href=/b>b</a><a href=/c>c</a><a href=/d>d</a></nav><main id=m><h1>x</h1></main>", "<!--own--><nav><a href=#m>Texte</a><a href=/a>a</a><a href=/b>b</a><a href=/c>c</a><a href=/d>d</a></nav><main id=n><h1>x</h1></main>"),
        ("skip-link", "<!--own--><p><a href=#t>Aller au texte</a></p><nav><a href=/a>a</a><a href=/b>b</a><a href=/c>c</a><a href=/d>d</a></nav><main><h1 id=t>x</h1></main>", "<!--own--><p><a href=#gone>Aller au texte</a></p><main id=m><h1>x</h1></main>"),
    ],
)  # fmt: skip
def test_other_shapes_of_a_fault_are_told_from_what_is_sound(
    rule: str, sound: str, faulty: str
) -> None:
    assert rule not in rules(sound)
    assert rule in rules(faulty)


def test_a_rule_that_takes_the_outline_is_told_once_with_its_line() -> None:
    body = "<style>\na:focus,\nb:focus{outline:0}</style><a href=/>x</a><a href=/y>y</a>"
    (found,) = (one for one in findings(body) if one.rule == "accessibility/focus-outline")
    assert found.evidence == "a:focus, b:focus { outline: 0 }"


@pytest.mark.parametrize(
    ("text", "colour"),
    [
        ("color-mix(in srgb, #000, #fff)", (127.5, 127.5, 127.5, 1)),
        ("color-mix(in srgb, #fff 25%, black)", (63.75, 63.75, 63.75, 1)),
        ("color-mix(in srgb, white, 25% black)", (191.25, 191.25, 191.25, 1)),
        ("color-mix(in srgb, red 60%, transparent)", (255, 0, 0, 0.6)),
        ("color-mix(in srgb, red 20%, blue 20%)", (127.5, 0, 127.5, 0.4)),
        ("color-mix(in srgb, transparent, transparent)", (0, 0, 0, 0)),
        ("color-mix(in oklab, white, black)", (99, 99, 99, 1)),
        ("color-mix(in oklch, rgb(0 0 0 / 50%), #fff)", (148, 148, 148, 0.75)),
        ("hwb(0 0% 0%)", (255, 0, 0, 1)),
        ("hwb(120 20% 40%)", (51, 153, 51, 1)),
    ],
)
def test_mixed_colours_are_worked_out_as_browsers_do(text: str, colour: Rgba) -> None:
    found = rgba(text)
    assert found is not None
    assert found[:3] == pytest.approx(colour[:3], abs=1)
    assert found[3] == pytest.approx(colour[3])


def test_mixtures_that_are_not_surely_known_are_none() -> None:
    unsure = (
        "color-mix(in oklch, red, blue)",
        "color-mix(in srgb, red, currentcolor)",
        "color-mix(in srgb, red)",
        "color-mix(in srgb, red 0%, blue 0%)",
        "color-mix(in hsl, red, white)",
    )
    assert [text for text in unsure if rgba(text) is not None] == []


def test_a_short_text_is_told_apart_only_where_nothing_speaks_against_it() -> None:
    text = "The best filling is the one you never need."
    assert short_language_of(text, but="de") == "en"
    assert short_language_of(text, but="en") == ""
    assert short_language_of("The house is in Leipzig.", but="de") == ""
    assert short_language_of("The Oak, the Ash, the Elm, the Yew, the Fir", but="de") == ""
    assert short_language_of("Das ist the best of all and for you", but="de") == ""
    assert (
        short_language_of("Zamoyski Trelawny Aydin Petzold Quell Bourdarie Lehmann", but="de") == ""
    )


def test_a_page_that_only_sends_on_needs_no_heading_and_no_main_part() -> None:
    stub = (
        '<!doctype html><html lang=en><head><title>/</title><meta http-equiv="refresh" '
        'content="0; url=/"></head></html>'
    )
    site = Site.of([SiteFile.text("page/1/index.html", stub)])
    found = {f.rule for f in grade_accessibility(SiteView(site), target=0.9).findings}
    assert not found & {"accessibility/landmark-main", "accessibility/heading-first"}


def test_a_reset_of_all_outlines_that_only_links_escape_is_told_mildly() -> None:
    reset = "<style>*{outline:none}%s:focus-visible{outline:2px solid}</style><a href=/>x</a>"
    (found,) = (f for f in findings(reset % "a") if f.rule == "accessibility/focus-outline")
    assert (found.severity, found.wcag) == ("minor", ())
    assert "focus-outline" not in rules(reset % "")
