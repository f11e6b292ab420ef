"""How a page looks and answers: each audit finds its fault and leaves a sound page alone."""

import pytest

from tests.domain.grading.accessibility.accessibility_pages import PARAGRAPH, findings, rules

CASES: dict[str, tuple[str, ...]] = {
    # rule: a sound body, then bodies with the fault
    "tabindex": ("<p tabindex=0>x</p><p tabindex=-1>x</p>", "<a href=/ tabindex=3>x</a>"),
    "keyboard-handler": (
        "<button onclick=f()>x</button><div onclick=f()><button>x</button></div>",
        "<div onclick=f()>Open</div>",
        "<span role=button>Open</span>",
        "<a onclick=f()>Open</a>",
    ),
    "viewport-zoom": (
        '<meta name=viewport content="width=device-width, initial-scale=1">',
        '<meta name=viewport content="width=device-width, user-scalable=no">',
        '<meta name=viewport content="width=device-width, maximum-scale=1.0">',
    ),
    "autoplay": (
        "<video autoplay muted loop></video>",
        "<audio autoplay src=x></audio>",
        '<iframe title=x src="https://www.youtube.com/embed/x?autoplay=1"></iframe>',
    ),
    "moving-text": ("<p>x</p>", "<marquee>Sale</marquee>"),
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
        "<style>*:focus{outline:none}</style><a href=/>x</a>",
        "<style>a:focus{outline:0}</style><a href=/>x</a>",
        "<style>* {outline: none}</style><a href=/>x</a>",
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
    "placeholder-contrast": (
        "<style>input::placeholder{color:#555}</style><input aria-label=a placeholder=x>",
        "<style>input::placeholder{color:#ddd}</style><input aria-label=a placeholder=x>",
    ),
    "keyboard-trap": (
        "<script>onkeydown=(e)=>{ if (e.key === 'Tab') { e.preventDefault(); next.focus(); } }</script>",
        "<script>onkeydown=(e)=>{ if (e.key === 'Tab') e.preventDefault(); }</script>",
    ),
    "text-resize": (
        "<style>html{font-size:calc(1rem + .5vw)}h1{font-size:5vw}.hero p{font-size:clamp(1rem,2vw,2rem)}</style>",
        "<style>html{font-size:1.6vw}</style>",
        "<style>.card p{font-size:2vw}</style><div class=card><p>Words</div>",
    ),
    "generated-text": (
        "<style>p::before{content:'New'}a::after{content:' (' attr(href) ')'}</style><p>x</p>",
        "<style>.n::before{content:'Closed until further notice'}</style><p class=n></p>",
    ),
    "clipped-text": (
        "<style>p{min-height:40px;overflow:hidden}</style><p>A text that is longer than its box as soon as somebody sets larger letters.</p>",
        "<style>p{height:40px;overflow:hidden}</style><p>A text that is longer than its box as soon as somebody sets larger letters.</p>",
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


@pytest.mark.parametrize("rule", sorted(CASES))
def test_an_audit_leaves_a_sound_page_alone(rule: str) -> None:
    assert rule not in rules(CASES[rule][0])


@pytest.mark.parametrize(
    ("rule", "body"), [(rule, bad) for rule, bodies in sorted(CASES.items()) for bad in bodies[1:]]
)
def test_an_audit_finds_its_fault(rule: str, body: str) -> None:
    assert rule in rules(body)


@pytest.mark.parametrize(
    ("rule", "sound", "faulty"),
    [
        ("button-name", "<style>.v{position:absolute}</style><button><span class=v>Menu</span></button>", "<style>.v{display:none}</style><button><span class=v>Menu</span></button>"),
        ("state-contrast", "<style>#b{color:#fff;background:#14452f}.b:hover{color:#9fd6b8;background:#d8f0e2}</style><a id=b class=b href=/>Go on</a>", "<style>#b{color:#fff;background:#14452f}.b:hover{color:#9fd6b8!important;background:#d8f0e2!important}</style><a id=b class=b href=/>Go on</a>"),
        ("state-contrast", "<style>.c{background:#fff}.c p{color:#222}.c:hover{background:#333}.c:hover p{color:#fff}</style><div class=c><p>Go on</p></div>", "<style>.c{background:#fff}.c p{color:#222}.c:hover{background:#333}</style><div class=c><p>Go on</p></div>"),
        ("hover-only", "<style>.t>span{opacity:0}.t:hover>span,.t:focus>span{opacity:1}</style><p class=t tabindex=0>Cost <span>Ten pounds</span></p>", "<style>.t>span{opacity:0}.t:hover>span{opacity:1}</style><p class=t>Cost <span>Ten pounds</span></p>"),
        ("hover-only", "<style>.m ul{max-height:0}.m:hover ul{max-height:9em}.m.open ul{max-height:9em}</style><div class=m><ul><li>x</ul></div>", "<style>.m ul{max-height:0}.m:hover ul{max-height:9em}a:focus{color:red}</style><div class=m><ul><li>x</ul></div>"),
        ("hover-only", "<style>.c i{opacity:0}.c:hover i{opacity:1}</style><a class=c href=/>Go<i aria-hidden=true>→</i></a>", "<style>.c i{transform:scale(0)}.c:hover i{transform:scale(1)}</style><p class=c>Go <i>now</i></p>"),
        ("hover-only", "<script>m.addEventListener('mouseenter', open);m.addEventListener('focusin', open);function open(){m.hidden=false}</script>", "<script>m.addEventListener('mouseenter', () => { list.hidden = false; })</script>"),
        ("hover-only", "<script>m.addEventListener('mouseenter', () => { count += 1; })</script>", "<script>m.addEventListener('mouseover', () => { tip.classList.add('shown'); })</script>"),
        ("text-resize", "<style>.n{font-size:3vw}</style><p>x</p>", "<style>.n{font-size:3vw}</style><p class=n>Words</p>"),
        ("text-resize", "<style>.n{font-size:calc(1rem + 1vw)}</style><p class=n>Words</p>", "<style>.n em{font-size:2vmin}</style><p class=n><em>Words</em></p>"),
        ("orientation-lock", "<style>@media (orientation:landscape){.i{transform:rotate(90deg)}}</style><p class=i>→</p>", "<style>@media (orientation:landscape){.i{transform:rotate(90deg)}}</style><div class=i><p>Turn your telephone</p></div>"),
        ("orientation-lock", "<style>@media (orientation:landscape){.i{display:none}}</style><div class=i><p>Two words</p></div>", "<style>@media (orientation:landscape){main{display:none}}</style>"),
        ("motion", "<style>@keyframes in{from{opacity:0}}.a{animation:in 2s}</style>", "<style>@keyframes in{from{transform:translateX(9em)}}.a{animation:in 2s}</style>"),
        ("motion", "<style>@keyframes in{from{left:9em}}.a{animation:in .3s}</style>", "<style>@keyframes in{from{left:9em}}.a{animation:in 900ms}@media (prefers-reduced-motion:reduce){.b{animation:none}}</style>"),
        ("motion", "<style>@keyframes in{from{left:9em}}.a.b{animation:in 2s}@media (prefers-reduced-motion:reduce){.a{animation:none}}</style>", "<style>.a{animation:x 1s infinite}@media (prefers-reduced-motion:reduce){.a{color:red}}</style>"),
        ("motion", "<style>.a{animation:x 1s infinite}@media (prefers-reduced-motion:reduce){*,::before{animation-duration:.01ms!important}}</style>", "<style>.a{animation:x 1s infinite}@media (prefers-reduced-motion:reduce){.a b{animation:none}}</style>"),
        ("motion", "<style>@media (prefers-reduced-motion:no-preference){.a{animation:x 1s infinite}}</style>", "<style>.a{animation:x 1s infinite}@media (prefers-reduced-motion:no-preference){.b{color:red}}</style>"),
        ("field-label", "<style>.l{display:none}</style><label class=l for=a>Old</label><label for=a>Town</label><input id=a>", "<style>.l{display:none}</style><label class=l for=a>Town</label><input id=a placeholder=Town>"),
        ("heading-order", "<!--own--><h2>News</h2><main><h1>x</h1></main>", "<!--own--><h4>News</h4><main><h1>x</h1></main>"),
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


@pytest.mark.parametrize(
    ("body", "severity"),
    [
        ("<p class=c>Bar <i>See it</i></p>", "serious"),
        ("<a class=c href=/>Bar <i>See it</i></a>", "minor"),
    ],
)
def test_a_flourish_inside_a_link_is_no_violation(body: str, severity: str) -> None:
    css = "<style>.c i{opacity:0}.c:hover i{opacity:1}</style>"
    (found,) = (one for one in findings(css + body) if one.rule == "accessibility/hover-only")
    assert (found.severity, bool(found.wcag)) == (severity, severity == "serious")
