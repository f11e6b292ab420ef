"""Spanish, for the checker of sentences."""

import re

from domain.model._truth_function_words import FUNCTION_WORDS
from domain.model._truth_lexicon import Lexicon, alike, pattern, words

_NEUTRAL = """
el la los las lo un una unos unas este esta estos estas ese esa esos esas esto eso aquí ahí allí él ella ellos ellas usted
ustedes ud uds nosotros nos nuestro nuestra nuestros nuestras su sus tu tus te ti se le les me mi mis yo os vuestro vuestra
quien quién quienes que qué cual cuál cuales cuáles cuando cuándo donde dónde cómo como por porqué cuánto cuánta cuántos
es son soy somos eres era eran fue fueron ser estar está están estamos estoy ha han hemos he haber hay había tiene tienen
tenemos tengo tener tendrá puede pueden podemos puedo podrá poder debe deben quiere quieren queremos querer desea necesita
necesite necesitan necesitar hace hacen hacemos hago hacer
y e o u pero si no ni nunca nada sin también además ya pues
de del a al en con para por desde hasta entre sobre ante según durante tras antes después dentro fuera mes
favor sí gracias hola bienvenidos bienvenido
llame llama llamar llámenos llámanos llámeme teléfono correo escriba escribe escribir escríbanos escríbenos mensaje contacto
contacte contactar pregunte pregunta preguntas preguntar respuesta respuestas diga díganos dígame cuéntenos cuéntanos envíe
enviar venga ven venir viene visite visita visítenos pida pide pedir pídanos cita citas reserve reserva reservar reservas
vea ver mire mirar encuentra encontrará encontrarnos encontrar elija elegir escoja tome lleve traiga ir va vamos sepa saber
leer hablar hablemos conocer conozca
ofrece ofrecen ofrecemos ofrecer trabaja trabajamos trabajan trabajar ayuda ayudar ayudamos cuesta cuestan costar precio
precios vale valen paga pagar pague usa usamos usar recibe recibir da dan damos dar le dura duran queda
servicio servicios trabajo trabajos cosa cosas algo tipo tipos parte detalles información página web sitio menú mapa inicio
dirección número nombre formulario siguiente anterior
empresa negocio cliente clientes persona personas gente
hora horas horario horarios abierto abierta abiertos abrimos abre abren cerrado cerrada cerrados cerramos
suma total importe tamaño longitud lado momento tema ocasión caso situación punto listo lista grupo siguiente
siguientes juntos aparte vez veces euros euro céntimos disponible posible ahora nuevamente volver atrás
atendemos atiende atender recibimos recibe reciben empieza empiezan comienza doctor doctora detrás hable dice diga artículos
privacidad aviso legal datos páginas contenido imágenes fecha fechas paso pasos idea ideas ejemplo
opción opciones elección entrar entra salir sale sentarse espere esperar deje dejar quedarse lugar sitios otra otro otros
otras mismo misma así bien directamente personalmente primero luego partir encarga encargamos forma formas línea llegar
llega explique explicamos explica llama llamamos pasa pasar lista
alguna alguno algún
"""

_ACTING = """
trabaja trabajan ofrece hace hacen ayuda usa
"""

_LIGHT = """
durar empezar comenzar terminar acabar seguir pasar llegar entrar salir subir bajar poner dejar llevar traer tomar coger sentar
quedar estar encontrar hablar decidir acordar apuntar inscribir anotar contar costar valer pagar cobrar admitir aceptar
permitir recibir acoger atender elegir escoger aprender ver leer escuchar esperar volver usar necesitar consistir
buscar intentar probar cuidar acompañar preparar organizar gestionar tramitar resolver ocupar crear elaborar realizar
efectuar confirmar comprobar mirar pensar sentir disfrutar gustar desear entender recordar olvidar perder fallar suceder
comentar avisar informar comunicar mostrar presentar servir
visitar constar abarcar corresponder ocurrir encargar ocupar tener haber acudir acceder
"""

_ALIKE = """
reparar reparación arreglar arreglo
instalar instalación montar montaje colocar
fundar fundada fundador abrir abierta empezar comenzar
gratis gratuito gratuita
aproximadamente unos unas alrededor cerca
normalmente habitualmente generalmente
máximo hasta
garantía garantizar
responder contestar respuesta
entregar entrega repartir reparto
vender venta
fabricar producir elaborar
limpiar limpieza
revisar revisión comprobar inspección
cambiar cambio sustituir
clase clases curso
dirigir llevar frente
dirigir dirige dirección director directora
veterinaria veterinario animal mascota
veterinaria perro
veterinaria gato
operar operación cirugía quirúrgico
domicilio casa hogar
hostal hotel pensión alojamiento habitación
hostal hotel pensión huésped
hostal hotel pensión dormir alojarse
separado aparte lejos
escuela academia enseñar clase curso aprender alumno
profesor profesora enseñar clase aprender
clínica consulta tratar tratamiento paciente
niño niña hijo hija infantil
dueño dueña propietario propietaria
coche vehículo
niño niña
euro eur
viejo vieja usado usada
caso asunto
cita
siempre cada
incluir incluye incluido con
piso apartamento
rehabilitar rehabilitación
tratar tratamiento
sesión
atender atención
construir construcción
reformar reforma
comprar compra
cocinar cocina cocinero cocinera
comer comida
cenar cena
desayunar desayuno
dormir habitación
pintar pintura pintor pintora
fontanería fontanero
electricidad electricista eléctrico
jardín jardinero jardinería
carpintería carpintero
peluquería peluquero peluquera
fotografía fotógrafo fotógrafa foto
traducir traducción traductor traductora
abogado abogada
asesorar asesoría asesor
enseñar enseñanza profesor profesora
médico médica
dentista dental
fisioterapia fisioterapeuta
masaje masajear
perro canino
gato felino
mes mensual
kg kilo kilogramo
km kilómetro
semana semanal
año anual
anular cancelar cancelación
recoger recogida
enviar envío
cultivar cultivo
pan panadería panadero
horno hornear
vino bodega
flor floristería florista
alquilar alquiler
"""

SPANISH = Lexicon(
    neutral=words(_NEUTRAL) | FUNCTION_WORDS["es"],
    acting=words(_ACTING),
    light=words(_LIGHT),
    alike=alike(_ALIKE),
    irregular={
        "abierta": "abr",
        "abierto": "abr",
        "hecho": "hac",
        "hecha": "hac",
        "hechos": "hac",
        "vuelto": "volv",
        "escrito": "escrib",
        "puesto": "pon",
        "empieza": "empez",
        "empiezan": "empez",
        "duerme": "dorm",
        "sirve": "serv",
        "sirven": "serv",
        "mide": "med",
        "pinta": "pint",
    },
    rewritten=(
        (pattern(r"(desde|a partir de) los(?= \w+ años)"), r"\1"),
        (pattern(r"libres? de"), "sin"),
        (pattern(r"(?:nunca|no|jamás) (?:\w+ ){0,2}(?:más de|a más de)"), "como máximo"),
        (pattern(r"(?:ha|has|han|hayan|haya) cumplido(?: los)?|cumplid[oa]s? los"), "a partir de"),
        (pattern(r"media hora"), "30 minutos"),
        (pattern(r"una hora(?! de)"), "1 hora"),
        (pattern(r"(?:todavía|aún|hasta) hoy|hoy en día"), "aún"),
        (pattern(r"un día(?= antes)"), "24 horas"),
        (pattern(r"no (?:pasan|pasa|superan|supera|exceden|excede) de|no más de"), "como máximo"),
        (pattern(r"(?:como muy tarde|al menos|hasta)(?= \w+ (?:horas?|días?) antes)"), "hasta"),
        (pattern(r"(?:se encarga|se ocupa|es responsable) de|se dedica a|se especializa en"), "es"),
        (
            pattern(
                r"(?<!no )(?:cerramos|cierra|cierran|cerrará)(?! a las)(?= (?:el|la|los|las|en|por)\b|[.,;]|$)"
            ),
            "cerrado",
        ),
        (
            pattern(
                r"sin (?:coste|cargo|costo|cobrar(?: nada)?)(?: alguno| adicional)?|no (?:cuesta|cuestan) nada"
            ),
            "gratis",
        ),
        (pattern(r"no (?:abrimos|abre|estamos abiertos)"), "cerrado"),
        (pattern(r"no (?:solo|sólo)"), "también"),
        (pattern(r"nada más que"), "solo"),
        (re.compile(r"\b[Ff]ue (?=[A-ZÁÉÍÓÚÑ]\w*(?: [A-ZÁÉÍÓÚÑ]\w*)* quien\b)"), ""),
        (pattern(r"no (?:pagas|paga|pagan|se paga) nada"), "gratis"),
        (re.compile(r"\b(\w+ \w+) o más\b", re.I), r"a partir de \1"),
        (pattern(r"casi tod[oa]s"), "la mayoría"),
        (
            pattern(r"(?:a )?los (?:más )?(?:pequeños|peques)(?! (?!les\b|nos\b|os\b)\w+s\b)"),
            "niños",
        ),
        (re.compile(r"\blas (\d{1,2}) horas\b", re.I), r"las \1:00"),
        (
            re.compile(
                r"\b((?:desde|hasta|a|entre|antes de|después de) las|y las) (una|dos|tres|cuatro|cinco|seis|siete|ocho|nueve|diez|once|doce)"
                r"(?=[,.;:!?]|$| (?:y(?! (?:media|cuarto))|hasta|a|en|hay|se|te|nos|los|las|el|para|por|abrimos|estamos)\b)",
                re.I,
            ),
            r"\1 \2 o'clock",
        ),
        (re.compile(r"\buna? (semana|mes|año)\b", re.I), r"1 \1"),
        (re.compile(r"\bel año (?=\d{4}\b)", re.I), ""),
        (pattern(r"descansamos|(?:es|son) nuestros? días? libres?"), "cerrado"),
        (pattern(r"al mes"), "por mes"),
        (pattern(r"la (?=(?:noche|hora|sesión)\b)"), "por "),
    ),
    negation=pattern(
        r"no|ni|nunca|jamás|nada|ningun[oa]?|ningún|sin|tampoco|excepto|salvo|cerrad[oa]s?"
    ),
    interface=pattern(
        r"al fin y al cabo|en una palabra|tarde o temprano|de una forma u otra|dicho sea de paso|a decir verdad|en resumen|no (?:te preocupes|se preocupe|os preocupéis)|reserv\w+ (?:una |su )?mesa|(?:ver|leer|saber|conocer) más|volver (?:arriba|al inicio)|póngase en contacto|estamos aquí para"
        r"|(?:te|le|les|os) (?:asesoramos|aconsejamos|ayudamos)(?: con (?:mucho )?gusto)?|sobre nosotros|quiénes somos|qué hacemos|por ejemplo|cómo llegar|bueno saberlo|alguna pregunta"
        r"|(?:llame|llámenos|pida cita|escríbanos) (?:ahora|hoy)"
    ),
    call=pattern(
        r"(?:ll[aá]m|escr[ií]b|pid|ped|reserv|ven|visit|consult|pregunt|cu[eé]nt|d[ií]g|contact|elij|vea|ver|lea|solicit)\w*"
    ),
    hard=re.compile(
        r"[;!?¡¿…]+\s*|(?<!\d)\.(?=\s|$)\s*|,?\s*\b(?:pero|sino|mientras|aunque)\b\s*"
        r"|(?::|\s[–—-])\s+(?!(?:desde|unos|solo)?\s*[\d€])"
    ),
    soft=re.compile(
        r",\s*(?!(?:que|quien|cual|cuyo|cuya)\b)|\s+(?:y|e|o|u|ni|así como)\s+|\s+&\s+|[()/]", re.I
    ),
    hedges={
        "usually": pattern(
            r"normalmente|habitualmente|generalmente|por lo general|casi siempre|a menudo|a veces|la mayoría|suele[n]?|solemos"
        ),
        "perhaps": pattern(
            r"en lo posible|siempre que (?:se pueda|sea posible)|quizás?|tal vez|si es posible|a petición|bajo (?:pedido|demanda|consulta)|a consultar|con cita(?: previa)?|posiblemente"
        ),
        "planned": pattern(
            r"planea\w*|previst[oa]|pronto|próximamente|vamos a|esperamos|en trámite|abrir(?:emos|á|án)|queremos"
        ),
        "part": pattern(r"mitad|medi[oa]|un tercio|una parte|parcialmente"),
        "former": pattern(r"antigu[oa]s?|anteriormente|ex|jubilad[oa]|hasta (?:19|20)\d\d"),
    },
    bounds={
        "from": pattern(
            r"empiezan? (?:en|desde)|parten? de|desde|a partir de|(?:un )?mínimo(?: de)?|al menos|como mínimo|más de"
        ),
        "up to": pattern(
            r"hasta|en un radio de|como máximo|máximo|menos de|en menos de|menores de"
        ),
        "about": pattern(r"unos|unas|aproximadamente|alrededor de|casi|cerca de"),
    },
    narrowing=pattern(
        r"para|si|cuando|excepto|salvo|más iva|solo|sólo|solamente|con cita|en(?= (?-i:[A-ZÁÉÍÓÚÑ]))|hasta|desde(?= \w+)(?! [\d.,]+ ?(?:€|euros))|antes de|después de"
        r"|menores de|mayores de|durante|dentro de|a partir de|en menos de|los(?= (?:lunes|martes|miércoles|jueves|viernes|sábados|domingos))"
    ),
    limiting=words(
        "pequeño pequeña pequeños pequeñas grande grandes mediano simple simples ligero usado usada usados usadas infantil "
        "infantiles privado privada privados privadas algunos algunas cierto ciertos ciertas seleccionados medio media mitad "
        "parte parcial primer primera primeros antiguo antiguos antigua antiguas joven jóvenes eléctrico eléctrica eléctricos"
    ),
    degrees=pattern(
        r"mejor(?:es)?|peor(?:es)?|más(?! de \d)|menos(?! de \d)|mayor(?:es)?|menor(?:es)?|(?<!como )máxim[oa]s?|(?<!como )mínim[oa]s?|óptim[oa]s?|\w{3,}ísim[oa]s?"
    ),
    past=pattern(r"era|eran|fue|fueron|estaba|estaban|antes era"),
    future=pattern(r"\w{3,}(?:rá|rán|remos)|va a|van a|vamos a"),
)
