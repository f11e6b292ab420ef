"""English, for the checker of sentences."""

import re

from domain.model._truth_alike_en import ALIKE
from domain.model._truth_function_words import FUNCTION_WORDS
from domain.model._truth_lexicon import Lexicon, alike, bases, pattern, words

_NEUTRAL = """
a an the this that these those it its he she they them their theirs his her him we us our ours you your yours i me my
mine who whom whose which what where when how why there here one ones ourselves yourself
is are am be been being was were do does did done doing have has had having can could will would shall should must may
might need needs needed let lets
and or but so as if then than also too both either while though yet not no nor none nothing neither never cannot don doesn
didn isn aren can't ll re ve s t d m
of for to in on at by with from into onto out up down off over ups under about between among per via until till since during
through within before after as against behind beside
please yes ok hello welcome thanks thank sorry
call calls ring phone telephone dial email mail write message text contact reach ask asking answer tell say send drop
visit visits visiting come comes coming call book booking bookings booked order arrange arranged request enquire enquiry
enquiries question questions appointment appointments meet see look looking find found get gets getting give gives giving
take takes taking took bring brings put know learn read choose pick decide want wants like join sign talk speak discuss
go goes going back forward hear hearing suit suits stop pop drop by fill
offer offers offered provide provides provided making work works working help helps helping
   cost costs costing price prices priced pay pays paid charge charges charged fee use uses
using used show shows mean means hold holds carry carries carried stand allow allows expect turn
service services job jobs thing things something anything way ways part parts kind kinds type types piece detail details
information page pages site website menu form list map link start main next previous directions overview contents
firm company business customer customers client clients people person someone anyone
time times opening hours open opens closed close closes
available possible name named call called
number address
currently now later again
lasts last
able dates date articles privacy notice legal cookies cookie data field fields pages links link enter sent content online
pounds pound pence dollars dollar euros euro happen happens follow follows explain explains explained sure simply together idea ideas matter note notes wish wishes
amount sum total rate length size range spot side end moment topic subject purpose occasion case
situation point bit following particular ready separate separately once reserve reservation step steps rest others other another begin begins reached listen share
handle handles deal deals arrive arrives leave leaves stay stays wait waits word words news
dear anyone skip choice choices option options example examples else instead place places straight just
"""

_ACTING = """
work works working offer offers offered provide provides provided help helps helping charge charges
handle handles deal deals carry carries take takes took taking use uses used using start lead give gives giving answer
"""

_LIGHT = """
last run take begin start follow happen become remain stay belong gather meet enrol agree decide settle note mark order look
watch listen hear learn ask reply leave return pass cross enter reach stop wait lift lay place bring hand share add match
amount apply concern depend vary exist consist feature fill fall rise end finish complete continue spend pay owe cost
deduct accept allow permit refuse admit greet receive host seat sort divide split connect sign turn move walk sit stand
prepare manage serve supply supply create sort support guide welcome spend try plan think feel hope mind enjoy
happen fail break lose pick grab stick carry keep hand pass plan return wonder spot notice confirm discuss explain
understand remember forget want need prefer wish love mean
put set attend join enquire drop handle arrive mention describe count choose
"""

_IRREGULAR = """
restored:restorx restore:restorx restores:restorx restoring:restorx restoration:restorx restorations:restorx restorer:restorx built:build sold:sell bought:buy taught:teach made:make ran:run began:begin begun:begin founded:foundx
founder:foundx founders:foundx founding:foundx kept:keep grew:grow grown:grow held:hold left:leave led:lead cut:cut
paid:pay wrote:write written:write took:take taken:take chose:choose came:come gave:give given:give knew:know
known:know spoke:speak spoken:speak caught:catch won:win brought:bring children:child men:man women:woman
people:person teeth:tooth feet:foot leaves:leave knives:knife wives:wife shelves:shelf puppies:puppy baths:bath
bathed:bath bathing:bath bathe:bath laid:lay lent:lend spent:spend slept:sleep baked:bake baking:bake baker:bake
bakery:bake bakers:bake driven:drive drove:drive worn:wear torn:tear sewn:sew shown:show hung:hang broke:break
broken:break froze:freeze frozen:freeze ground:grind dug:dig fed:feed met:meet lost:lose meant:mean rode:ride
ridden:ride swept:sweep wound:wind bound:bind cast:cast drawn:draw drew:draw flown:fly thrown:throw woven:weave
wove:weave
"""

_HOUR = "one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve"

ENGLISH = Lexicon(
    neutral=words(_NEUTRAL) | FUNCTION_WORDS["en"],
    acting=words(_ACTING),
    light=words(_LIGHT),
    alike=(
        *alike(ALIKE),
        frozenset({"foundx", "start", "begin", "establish", "launch", "open", "setup"}),
    ),
    irregular=bases(_IRREGULAR),
    rewritten=(
        (pattern(r"free (?:of(?! charge)|from)"), "without"),
        (
            pattern(
                r"look(?:s|ed|ing)? after|(?:takes?|took|taken|taking) care of|(?:is|are) (?:responsible for|in charge of)"
            ),
            "does",
        ),
        (pattern(r"by appointment only"), "by appointment"),
        (
            re.compile(
                rf"\b(from|between) ({_HOUR}) (to|until|till|and) ({_HOUR})\b(?= (?:we|you|it|the|on|in|at|every|each|there)\b|[,.;:!?]|$)",
                re.I,
            ),
            r"\1 \2 o'clock \3 \4 o'clock",
        ),
        (re.compile(r"\bthe year (?=\d{4}\b)", re.I), ""),
        (
            pattern(
                r"(?:is|are|have|has|take|takes) (?:\w+ )?(?:(?:a |our |my |its )?(?:days? off|rest days?))"
            ),
            "is closed",
        ),
        (pattern(r"nothing but"), "only"),
        (pattern(r"no two"), "no"),
        (re.compile(r"\b[Ii]t was (?=[A-Z][\w'’-]*(?: [A-Z][\w'’-]*)* who\b)"), ""),
        (pattern(r"(?:we|us) (?:take|have) a (?:break|rest|holiday)"), "we are closed"),
        (re.compile(r"\b(\w+ \w+) (?:or|and) (?:more|longer)\b", re.I), r"at least \1"),
        (
            re.compile(
                r"\bbring (your \w+|it|them) (?:round|over|to (?:your|the) door|to you)\b", re.I
            ),
            r"deliver \1",
        ),
        (pattern(r"before any"), "before"),
        (pattern(r"(?:the )?(?:little|small|wee) ones"), "children"),
        (pattern(r"(?:almost|nearly) (?:all|every)"), "most"),
        (
            re.compile(r"\bleave (\w+(?: \w+)?) to (?:others|other people|somebody else)\b", re.I),
            r"do not do \1",
        ),
        (
            re.compile(
                rf"(?<!metres )(?<!meters )(?<!feet )(?<!inches )\b(at|before|after|by|until|till) ({_HOUR})\b(?= (?:the|we|you|is|it|on|in|every|each|for|to|and|or|at night)\b|[,.;:!?]|$)",
                re.I,
            ),
            r"\1 \2 o'clock",
        ),
        (pattern(r"there is no (?:extra )?charge for"), "included is"),
        (re.compile(r"\ba (day|week|month|fortnight)['’]s notice", re.I), r"1 \1 notice"),
        (pattern(r"while you wait"), "on the spot"),
        (pattern(r"(?:is|are) covered by"), "have"),
        (re.compile(r"\bstill\b([^.;!?]*?)\btoday\b", re.I), r"\1"),
        (pattern(r"(?:you )?(?:pay nothing|do not pay|don.t pay)"), "free"),
        (pattern(r"three[- ]quarters of an hour"), "45 minutes"),
        (pattern(r"a decade"), "ten years"),
        (
            re.compile(r"\b(in|within|after|for|takes?|lasts?) an? (day|week|month|year)\b", re.I),
            r"\1 1 \2",
        ),
        (pattern(r"at no (?:extra|further|additional) (?:cost|charge)"), "included"),
        (
            pattern(
                r"(?:won.t|will not|doesn.t|does not) cost (?:you )?(?:a penny|anything|extra)"
            ),
            "is free",
        ),
        (pattern(r"without paying(?: for it| anything| a penny)?"), "free"),
        (pattern(r"(?<=it )all(?= began| started)"), ""),
        (pattern(r"half[- ]an?[- ]hour|half[- ]hour"), "30 minutes"),
        (pattern(r"a day(?= (?:before|ahead|in advance))"), "24 hours"),
        (pattern(r"a fortnight"), "two weeks"),
        (pattern(r"one hour(?! of)"), "1 hour"),
        (pattern(r"(takes?|lasts?|within|in|spends?|for) an hour"), r"\1 1 hour"),
        (pattern(r"(?:both |all )?(?:is|are)(?: both| all)? fine"), "are possible"),
        (pattern(r"(\w+)-free"), r"without \1"),
        (pattern(r"(?:right|just|directly)? ?outside(?=[.,!]|$)"), "in front"),
        (
            pattern(
                r"(?:up to|at least|no later than|until)(?= (?:\d+|\w+) (?:hours?|days?) (?:before|ahead|in advance|beforehand|notice))"
            ),
            "until",
        ),
        (
            pattern(r"not more than|never more than|no longer than|(?:do|does) not exceed"),
            "at most",
        ),
        (
            pattern(
                r"free of charge|at no (?:extra |further )?(?:cost|charge)|without charge|costs? (?:you |us )?nothing"
                r"|for nothing|no charge"
            ),
            "free",
        ),
        (
            pattern(
                r"(?:are|is) not open|aren['’]t open|isn['’]t open|do(?:es)?(?: not|n['’]t) open"
            ),
            "are closed",
        ),
        (pattern(r"won['’]t"), "will not"),
        (pattern(r"(?:we|are|is) (?:close|shut)(?= (?:on|in|for|over)\b)"), "we are closed"),
        (re.compile(r"(?:\b(?:are|is)|['’](?:re|s)) shut\b(?! down)", re.I), " are closed"),
        (pattern(r"not only"), "both"),
        (pattern(r"up[- ]to[- ]date"), "current"),
        (pattern(r"set up|set-up"), "setup"),
        (pattern(r"no more than|at the most"), "at most"),
        (pattern(r"a (?=(?:month|week|day|year|hour|night|person|head|wheel|visit)\b)"), "per "),
        (pattern(r"an (?=hour\b)"), "per "),
    ),
    negation=pattern(
        r"no(?!\. ?\d)|not|never|none|nobody|no[- ]one|nothing|neither|nor|without|cannot|can['’]?t|\w+n['’]t|except|instead of"
        r"|rather than|unable|stopped|closed"
    ),
    interface=pattern(
        r"opening (?:hours|times)|at the end of the day|in a nutshell|one way or (?:another|the other)|sooner or later|by the way|to be honest|all in all|for the first time|(?:don['’]t|do not|no need to|never) (?:worry|mind)|first of all|in the first place|(?:book|reserve) (?:a|your) table|make (?:an appointment|a booking|sure)|(?:read|learn|find out|see|show|know) more(?: about)?|get in touch|keep in touch|any questions"
        r"|feel free to|back to (?:the )?(?:top|home(?: ?page)?|start(?: page)?)|look(?:ing)? forward to"
        r"|at a glance|(?:call|ring|phone|book|write|ask|email)(?: \w+){0,4} (?:today|now)|first name"
        r"|last name|no (?:problem|trouble|bother|worries|wonder|doubt)|(?:would|['’]d) love to|why not|not to mention|(?:see|view|show) (?:all|more)|your home ?page|let us know|how to (?:find|reach) us|where to find us|good to know"
        r"|(?:we are|we're|we['’]ll be|we will be) (?:happy|glad) to (?:help|advise)(?: you)?|of course|for example|as well|say hello|what (?:we|i) (?:do|offer)|who we are|about us"
    ),
    call=pattern(
        r"(?:please |just |simply )?(?:give|buy|rent|hire|borrow|taste|try|have|take|try|call|ring|phone|e-?mail|write|message|text|book|ask|tell|send|bring|visit|come"
        r"|contact|reserve|order|see|find|read|choose|pick|join|pop|drop|get|let|show|request|arrange)"
    ),
    hard=re.compile(
        r"[;!?…]+\s*|\.(?=\s|$)\s*|\s*\b(?:but|while|whereas|although)\b\s*"
        r"|,\s+(?:and|so|or|yet|then)\s+(?=(?:we|you|our|your|the|an?|it|this|there|they|he|she|is|are|if"
        r"|then|please)\b|[A-Z])|(?::|\s[–—-])\s+(?!(?:from|about|only|around)?\s*[\d£$€])",
    ),
    soft=re.compile(
        r",\s*(?!(?:who|which|that|whose|where)\b)|\s+(?:and|or|plus|nor|as well as|then)\s+|\s+&\s+|[()/]",
        re.I,
    ),
    hedges={
        "usually": pattern(
            r"usually|normally|mostly|most|often|generally|typically|sometimes|occasionally|as a rule"
        ),
        "perhaps": pattern(
            r"(?-i:may|might)|maybe|perhaps|possibl[ey]|if possible|where possible|on request|by arrangement|by appointment"
            r"|subject to|weather permitting|aim to|try to|hope to|as far as|where we can|whenever we can"
        ),
        "planned": pattern(
            r"plan(?:s|ned|ning)?|soon|coming|upcoming|next year|intend|will open|in preparation|applied for|working towards"
        ),
        "part": pattern(r"half|a third|a quarter|parts? of|partly|some of"),
        "former": pattern(
            r"former(?:ly)?|used to|previously|retired|until (?:19|20)\d\d|in the past|ex"
        ),
    },
    bounds={
        "from": pattern(
            r"from|starting (?:at|from)|starts? (?:at|from)|at least|minimum|over|more than|upwards of|begin(?:s|ning)? at"
        ),
        "up to": pattern(
            r"up to|at most|in a radius of|at the latest|no later than|maximum|max|no more than|under|less than|within|below"
        ),
        "about": pattern(
            r"about|around|approx(?:imately)?\.?|roughly|circa|ca\.?|nearly|almost|some"
        ),
    },
    narrowing=pattern(
        r"for|from(?= \w+ (?:years?|months?|weeks?))|on|within|under|over|above|if|unless|when|except|excluding|plus|minimum|only|subject to|by appointment"
        r"|after(?! that\b)|before|until|during|in(?= (?-i:[A-Z]))|with(?= (?:an? )?(?:valid|membership|card|voucher|order|appointment))"
        r"|from(?= (?-i:[A-Z]))|at(?= (?:weekends|night))|of up to|between"
    ),
    limiting=words(
        "small large medium big minor simple basic light heavy gas electric oil domestic residential private commercial used "
        "second-hand secondhand child kid old older vintage selected certain some most many half part partial limited first "
        "steel wooden advanced beginner evening junior senior local single adult young new nervous unfurnished digital analogue "
        "non-urgent seasonal summer winter weekday"
    ),
    degrees=pattern(
        r"best|better|(?<!at )most(?! of the (?:time|year|day|week))|more(?! than (?:\d|[a-z]+ (?:hundred|thousand)))|less|(?<!at )least|worst|\w{3,}(?<!t)(?<!qu)(?<!inter)(?<!hon)(?<!for)(?<!mod)(?<!har)(?<!ear)est"
        r"|(?:great|fast|cheap|quick|warm|saf|health|long|low|high|clean|eas|bright|strong|happ|smart|soon|fresh|light|larg|bigg"
        r"|small|old|new|fin|clos|soft|rich|kind|calm|cool|quiet|smooth|wid|deep|nic|friendl|simpl|full|tight|clear|neat)i?er"
    ),
    past=pattern(r"was|were|had been|took place|used to"),
    future=pattern(r"will|going to|shall|soon"),
)
