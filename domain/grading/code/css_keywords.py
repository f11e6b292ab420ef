"""Keywords, units and lengths of CSS, as far as they are checked."""

from domain.grading.markup import names_in

GLOBAL = names_in("inherit initial unset revert revert-layer revert-rule")
"""Keywords every property takes."""

UNITS = names_in(
    "px em rem ex rex ch rch cap rcap ic ric lh rlh vw vh vi vb vmin vmax svw svh svi svb svmin svmax"
    " lvw lvh lvi lvb lvmin lvmax dvw dvh dvi dvb dvmin dvmax cqw cqh cqi cqb cqmin cqmax"
    " cm mm q in pt pc deg grad rad turn s ms hz khz dpi dpcm dppx x fr db st"
)

LENGTHS = names_in(
    "width height min-width min-height max-width max-height margin margin-top margin-right"
    " margin-bottom margin-left margin-inline margin-block padding padding-top padding-right"
    " padding-bottom padding-left padding-inline padding-block top right bottom left inset font-size"
    " gap row-gap column-gap grid-gap border-width border-top-width border-bottom-width"
    " border-left-width border-right-width border-radius outline-width outline-offset letter-spacing"
    " word-spacing text-indent column-width flex-basis inline-size block-size"
)
"""Properties whose bare numbers, other than 0, are thrown away."""

_ALIGN = (
    "normal stretch center start end flex-start flex-end self-start self-end baseline left right auto"
    " space-between space-around space-evenly anchor-center safe unsafe legacy first last"
)
KEYWORDS: dict[str, frozenset[str]] = {
    "display": names_in(
        "none block inline inline-block flex inline-flex grid inline-grid flow-root contents table"
        " table-row table-cell table-row-group table-header-group table-footer-group table-column"
        " table-column-group table-caption inline-table list-item run-in ruby ruby-base ruby-text math"
        " flow subgrid box grid-lanes inline-grid-lanes"
    ),
    "align-items": names_in(_ALIGN),
    "align-self": names_in(_ALIGN),
    "align-content": names_in(_ALIGN),
    "justify-content": names_in(_ALIGN),
    "justify-items": names_in(_ALIGN),
    "justify-self": names_in(_ALIGN),
    "font-weight": names_in("normal bold bolder lighter"),
    "font-style": names_in("normal italic oblique"),
    "text-transform": names_in(
        "none capitalize uppercase lowercase full-width full-size-kana math-auto"
    ),
    "text-decoration": names_in(
        "none underline overline line-through blink solid double dotted dashed wavy auto from-font"
    )
    | frozenset({"spelling-error", "grammar-error", "currentcolor"}),
    "white-space": names_in(
        "normal pre nowrap pre-wrap pre-line break-spaces wrap collapse preserve"
    ),
    "overflow": names_in("visible hidden clip scroll auto overlay"),
    "cursor": names_in(
        "auto default none context-menu help pointer progress wait cell crosshair text vertical-text"
        " alias copy move no-drop not-allowed grab grabbing all-scroll col-resize row-resize n-resize"
        " e-resize s-resize w-resize ne-resize nw-resize se-resize sw-resize ew-resize ns-resize"
        " nesw-resize nwse-resize zoom-in zoom-out hand"
    ),
    "opacity": frozenset(),
    "border-style": names_in("none hidden dotted dashed solid double groove ridge inset outset"),
    "background-repeat": names_in("repeat repeat-x repeat-y no-repeat space round"),
    "background-size": names_in("auto cover contain"),
    "background-attachment": names_in("scroll fixed local"),
    "vertical-align": names_in(
        "baseline sub super top text-top middle bottom text-bottom first last central"
    ),
    "font-variant": names_in("normal none small-caps all-small-caps petite-caps tabular-nums")
    | names_in(
        "lining-nums oldstyle-nums proportional-nums slashed-zero ordinal unicase titling-caps"
    )
    | names_in(
        "common-ligatures no-common-ligatures diagonal-fractions stacked-fractions contextual"
    ),
    "text-overflow": names_in("clip ellipsis"),
    "width": names_in("auto min-content max-content fit-content stretch intrinsic contain"),
    "height": names_in("auto min-content max-content fit-content stretch intrinsic contain"),
    "max-width": names_in("none min-content max-content fit-content stretch contain"),
    "z-index": names_in("auto"),
}
"""What each property takes when its value is one word."""
