"""What elements, names and roles say: each audit finds its fault and leaves a sound page alone."""

import pytest

from tests.domain.grading.accessibility.accessibility_pages import ENGLISH, PARAGRAPH, rules

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
    "accesskey": ("<a href=/>x</a>", "<a href=/ accesskey=h>x</a>"),
    "autofocus": ("<dialog><input autofocus title=x></dialog>", "<input autofocus title=x>"),
    "skip-link": (
        "<!--own--><a href=#main>Skip to content</a><main id=main></main>",
        "<!--own--><a href=#content>Skip to content</a><main id=main></main>",
        "<!--own--><nav>"
        + "".join(f"<a href=/{i}>Link {i}</a>" for i in range(9))
        + "</nav><main></main>",
    ),
    "meta-refresh": (
        "<meta http-equiv=refresh content='0; url=/x'>",
        "<meta http-equiv=refresh content=30>",
    ),
    "captions": (
        "<video muted></video><video><track kind=captions src=x></video>",
        "<video controls src=x></video>",
    ),
    "transcript": (
        "<div><audio controls></audio><a href=/t>Transcript</a></div>",
        "<section><audio controls></audio></section>",
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
    "required-fields": (
        "<label for=a>Town *</label><input id=a required>",
        "<label for=a>Town *</label><input id=a>",
        "<input title=Town>",
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
    "part-language": (
        f"<p>We mend taps in the town and you can call us.</p><blockquote lang=de>{PARAGRAPH}</blockquote>",
        f"<p>{ENGLISH}</p><blockquote>{PARAGRAPH}</blockquote>",
    ),
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


@pytest.mark.parametrize("rule", sorted(CASES))
def test_an_audit_leaves_a_sound_page_alone(rule: str) -> None:
    assert rule not in rules(CASES[rule][0])


@pytest.mark.parametrize(
    ("rule", "body"), [(rule, bad) for rule, bodies in sorted(CASES.items()) for bad in bodies[1:]]
)
def test_an_audit_finds_its_fault(rule: str, body: str) -> None:
    assert rule in rules(body)
