"""Closed classes of words, whole: pronouns, prepositions, particles, auxiliaries; they claim nothing."""

from domain.facts import Language
from domain.model._truth_lexicon import words

FUNCTION_WORDS: dict[Language, frozenset[str]] = {
    "en": words(
        """
        myself themselves himself herself itself whoever whatever whichever whenever wherever else
        am been being having doing done gone cannot couldn wouldn shouldn wasn weren hasn haven hadn
        across along alongside around toward towards upon beyond past onto throughout ahead afterwards beforehand away apart
        because since unless although though however therefore whether once until otherwise besides
        tomorrow still already ever again too quite rather maybe perhaps indeed really exactly
        simply easily gladly happily please anyway meanwhile here there
        says said saying asks asked tells told writes wrote written reads
        comes came gets got goes went gone keeps keep kept makes make made puts lets brings brought
        starts starting finds found sees seeing looks gives given takes needs wanted wants wishes likes prefers prefer
        picks picked chooses calls rings sends sending receive receives received decide decides
        bring bringing set sets setting turns covers cover includes include including comprises comprise contains
        line call care cares doubt doubts glad welcome sure unsure ready kind model models result results
        mr mrs ms miss
        look after team everyone everybody somebody nobody
        """
    ),
    "de": words(
        """
        ihnen ihre ihrer ihres ihm selber einander jemand jemanden niemand irgendetwas etwas
        wessen welchem dessen deren denen derer jener jene jenes jenem jenen derselbe dieselbe dasselbe
        mancher solche solcher solchen
        dann danach vorher davor daher deshalb darum trotzdem dennoch außerdem zudem ebenfalls ebenso auch noch schon
        bereits immerhin allerdings übrigens einfach genau eben gerade natürlich selbstverständlich gemeinsam miteinander
        hinzu herein hinein heraus hinaus heran hin her drin oben unten rechts
        gestern nun sofern sobald solange bevor nachdem weil damit indem obwohl wobei wenn
        entlang gegenüber innerhalb außerhalb oberhalb unterhalb bezüglich wegen trotz laut mithilfe samt nebst bis
        wäre wären hätte hätten würde würden werde wirst seid seien sei gewesen gehabt habt hattest
        könnt konnte konnten müsst musste mussten sollt sollten darfst dürft durfte wollt wollte wollten magst mag mögen möchtest
        denken denkt denke freuen freut kümmern kümmert sorgen sorgt stellt stellen legt legen zieht ziehen
        schreibt schreiben schrieb meint meinte erzählt erzählen berichtet lautet
        kommt gehen geht steht umfasst umfassen beinhaltet beinhalten begleiten begleitet betreuen betreut unterstützen unterstützt
        übernehmen übernimmt vorbereiten
        anliegen team räume modell modelle wahrnehmen schluss ergebnis ergebnisse lücke termin zweifel fragen hand fest
        sagen sagt gibt gab gäbe bekommst erhältst findest kannst weißt wissen brauchst kommst rufst
        dabei sowie sei egal gleichgültig frau herr herrn
        """
    ),
    "es": words(
        """
        nos os mí ti sí consigo contigo conmigo suyo suya suyos suyas tuyo tuya mía mío nuestro vuestra vuestros
        cuyo cuya cuyos cuyas quienquiera alguien nadie ambos ambas demás tal tales
        aquel aquella aquellos aquellas aquello lo le les
        bajo contra hacia mediante salvo excepto junto delante enfrente arriba abajo adentro afuera alrededor
        porque aunque mientras como donde cuando mientras pues entonces luego después antes también tampoco además incluso
        todavía aún ya ayer ahora aquí ahí así casi muy más tan tanto
        soy eres fui fuiste seré será serán seremos sea sean siendo sido estás estaba estaban esté estén estando estado
        tienes tenéis tuvo tenga tengas tengan teniendo puedes podéis pudo pueda puedas puedan podremos podrás podrán
        quieres queréis quiera quieras prefieres prefiere prefieren prefiera necesitas necesitáis deseas debes debéis deba
        haz hagas haga haciendo hecho hiciste hizo das dais dé demos dando
        van vas vais vaya vayas vamos yendo vienes venís venga vengas ven ves veis veas viendo mira mires
        encuentras encuentres recibes recibirás encontrarás verás tendrás
        llámanos llámame llamas llames escríbeme escribes escribas cuéntame cuentas cuentes cuenta cuentan contamos decimos dinos dime dices dicen
        pides pidas preguntas preguntes reservas reserves eliges elijas elegir sabes sepas busques buscas busca buscar
        quedas queda quedamos espera esperas esperamos traes trae traer llevas lleva llevar ponte ponerse
        duda dudas consulta consultas ayudamos ayudarte ayudarle acompañamos preparamos prepara preparar organizamos encargarse
        sale salen bastan basta hacer faltan falta probar probarlo modelo modelos hueco resultado resultados propia propio propios propias
        incluye incluyen comprende abarca equipo
        señor señora señores sr sra don doña
        año gusto encantados encantado gustaría alegría
        """
    ),
}
