"""The slips people make most often, and the word they mean, per language; none is a word itself."""

from collections.abc import Iterator


def _pairs(table: str) -> Iterator[tuple[str, str]]:
    for pair in table.split():
        wrong, _, right = pair.partition(">")
        yield wrong, right.replace("_", " ")


MISSPELT: dict[str, dict[str, str]] = {
    "en": dict(_pairs("""
absense>absence acceptible>acceptable accidently>accidentally accomodate>accommodate accomodation>accommodation
accross>across acheive>achieve acheived>achieved acknowlege>acknowledge acquaintence>acquaintance adress>address
adresses>addresses agressive>aggressive alot>a_lot amature>amateur apparant>apparent
appearence>appearance appartment>apartment appointmnet>appointment arguement>argument
availible>available availabe>available avaliable>available awfull>awful bathrom>bathroom begining>beginning
beleive>believe benifit>benefit benifits>benefits boilter>boiler bussiness>business buisness>business
catagory>category cemetary>cemetery certian>certain certainy>certainly
challange>challenge charachter>character collegue>colleague collegues>colleagues comming>coming commited>committed
commitee>committee committment>commitment companys>company's comparision>comparison competative>competitive
completly>completely concious>conscious consistant>consistent convienient>convenient convinient>convenient
curiousity>curiosity custumer>customer
decieve>deceive definately>definitely definatly>definitely definitly>definitely
desicion>decision diffrent>different diferent>different dissapoint>disappoint dissapointed>disappointed
eachother>each_other ecxellent>excellent embarass>embarrass embarassing>embarrassing enviroment>environment
equipement>equipment equiptment>equipment especialy>especially exellent>excellent excelent>excellent
existance>existence experiance>experience experianced>experienced explaination>explanation familar>familiar
finaly>finally foriegn>foreign fourty>forty freind>friend freindly>friendly
fullfill>fulfil garantee>guarantee gaurantee>guarantee guarentee>guarantee guarenteed>guaranteed goverment>government
grammer>grammar greatful>grateful guidence>guidance happend>happened harrass>harass heigth>height
higly>highly hygene>hygiene immediatly>immediately imediately>immediately independant>independent
infomation>information informations>information instalation>installation instaled>installed intresting>interesting
intrested>interested irresistable>irresistible knowlege>knowledge knowledgable>knowledgeable labratory>laboratory
liason>liaison libary>library lisence>licence maintainance>maintenance maintenence>maintenance managment>management
mispell>misspell mispelled>misspelled neccessary>necessary necessery>necessary necesary>necessary noticable>noticeable
occassion>occasion occassionally>occasionally occured>occurred occurence>occurrence occuring>occurring
oportunity>opportunity oppurtunity>opportunity orginal>original paralel>parallel parliment>parliament
particulary>particularly peice>piece perfomance>performance permanant>permanent personell>personnel
posession>possession possable>possible prefered>preferred prefering>preferring preperation>preparation
privelege>privilege probaly>probably proccess>process profesional>professional proffesional>professional
professionel>professional programing>programming promiss>promise publically>publicly quailty>quality qualtiy>quality
qaulity>quality questionaire>questionnaire realy>really recepie>recipe recieve>receive recieved>received
recieving>receiving reccomend>recommend recomend>recommend recomended>recommended reccommend>recommend
refered>referred refering>referring relevent>relevant reliabe>reliable religous>religious remeber>remember
resturant>restaurant restaraunt>restaurant rythm>rhythm saftey>safety scedule>schedule
schedual>schedule seperate>separate seperately>separately seperated>separated serivce>service servise>service
sevice>service serivces>services shedule>schedule sieze>seize similiar>similar sincerly>sincerely skilfull>skilful
speach>speech specialy>specially strenght>strength succesful>successful successfull>successful sucessful>successful
suprise>surprise suprised>surprised supprise>surprise teh>the tecnical>technical techincal>technical
temperture>temperature tendancy>tendency thier>their threshhold>threshold tommorow>tomorrow
tommorrow>tomorrow tomorow>tomorrow tounge>tongue transfered>transferred truely>truly unforseen>unforeseen
unfortunatly>unfortunately untill>until usefull>useful vaccum>vacuum vegatables>vegetables vehical>vehicle
visious>vicious vistors>visitors wellcome>welcome whereever>wherever wich>which
wierd>weird writting>writing yeild>yield youself>yourself
""")),
    "de": dict(_pairs("""
standart>Standard standarts>Standards vorraussetzung>Voraussetzung vorraussetzungen>Voraussetzungen
vorraussichtlich>voraussichtlich vorraus>voraus adressse>Adresse addresse>Adresse addressen>Adressen
agressiv>aggressiv akkustik>Akustik aktzeptieren>akzeptieren akzeptiren>akzeptieren algemein>allgemein
allmälich>allmählich anderst>anders annulieren>annullieren apartement>Apartment appartment>Apartment
asymetrisch>asymmetrisch athmosphäre>Atmosphäre atmospäre>Atmosphäre autentisch>authentisch
brilliant>brillant defintiv>definitiv definitv>definitiv deligieren>delegieren
detalliert>detailliert detailiert>detailliert dienstleitung>Dienstleistung dienstleitungen>Dienstleistungen
einzigste>einzige einzigster>einziger einzigsten>einzigen endgeld>Entgelt entgeld>Entgelt entgültig>endgültig
endgülltig>endgültig erfahrumg>Erfahrung erfolgreih>erfolgreich ernergie>Energie fachman>Fachmann
fasziniernd>faszinierend funktionirt>funktioniert garnicht>gar_nicht garantiern>garantieren
gallerie>Galerie gelegendlich>gelegentlich gramatik>Grammatik herrausforderung>Herausforderung
herausvorderung>Herausforderung immernoch>immer_noch intresse>Interesse
interresse>Interesse interressant>interessant intressant>interessant ihnrn>Ihnen kompitent>kompetent
komfortabl>komfortabel kommision>Kommission komplet>komplett konsequet>konsequent
lizens>Lizenz maschiene>Maschine massgeschneidet>maßgeschneidert mitlerweile>mittlerweile
mittlerweille>mittlerweile mitttwoch>Mittwoch möglichkeitn>Möglichkeiten morgends>morgens
nähmlich>nämlich nämmlich>nämlich orginal>Original orginell>originell   paralell>parallel
parralel>parallel perfeckt>perfekt porfessionell>professionell profesionell>professionell professionel>professionell
proffesionell>professionell projeckt>Projekt qualifizirt>qualifiziert qualtität>Qualität quallität>Qualität
quallitativ>qualitativ reperatur>Reparatur reperaturen>Reparaturen reparatuhr>Reparatur reklammation>Reklamation
rythmus>Rhythmus rhytmus>Rhythmus satelit>Satellit sattelit>Satellit schlußendlich>schlussendlich seperat>separat
seperate>separate selbstständigkei>Selbstständigkeit sylvester>Silvester speziel>speziell subtrahiren>subtrahieren
terasse>Terrasse terassen>Terrassen tollerant>tolerant tolleranz>Toleranz unterstüzung>Unterstützung
unterstüzen>unterstützen verläslich>verlässlich verläßlich>verlässlich vieleicht>vielleicht villeicht>vielleicht
weinachten>Weihnachten wiederspiegeln>widerspiegeln wiederspiegelt>widerspiegelt wiederstand>Widerstand
wiedersprechen>widersprechen willkomen>willkommen wilkommen>willkommen ziehmlich>ziemlich
zufridenheit>Zufriedenheit zufriedenheid>Zufriedenheit zumindestens>zumindest zuverlässsig>zuverlässig
zuverläsig>zuverlässig
""")),
    "es": dict(_pairs("""
atension>atención atencion>atención tambien>también informacion>información telefono>teléfono direccion>dirección
aqui>aquí paginas>páginas dias>días rapido>rápido rapida>rápida facil>fácil
dificil>difícil util>útil numeros>números musica>música medicos>médicos
articulos>artículos proximo>próximo proximamente>próximamente
ultimo>último tecnico>técnico tecnicos>técnicos economico>económico
calefaccion>calefacción instalacion>instalación reparacion>reparación solucion>solución situacion>situación
atravez>a_través haiga>haya exelente>excelente exelentes>excelentes
ecxelente>excelente excelencía>excelencia experienca>experiencia espectativas>expectativas expectacular>espectacular
espontanio>espontáneo garantisar>garantizar garantisamos>garantizamos garantisado>garantizado
lenguage>lenguaje nesesario>necesario nesesita>necesita necesecita>necesita neseser>neceser ofresemos>ofrecemos
ofresco>ofrezco porfavor>por_favor presio>precio presios>precios proffesional>profesional profecional>profesional
profecionales>profesionales profesionalmene>profesionalmente recivir>recibir recive>recibe
satisfacion>satisfacción satisfaccion>satisfacción serbicio>servicio serbicios>servicios servisio>servicio servisios>servicios
sugeto>sujeto trabajamo>trabajamos travajo>trabajo travajamos>trabajamos travajar>trabajar ubicasion>ubicación
ubicacion>ubicación vajar>bajar vienvenido>bienvenido vienvenidos>bienvenidos vizita>visita
vizitenos>visítenos habeces>a_veces aveces>a_veces enserio>en_serio osea>o_sea
""")),
    "fr": dict(_pairs("""
accomoder>accommoder acceuil>accueil acceuillir>accueillir acceuillons>accueillons aggréable>agréable agréssif>agressif
ammener>amener annuller>annuler aparament>apparemment apparament>apparemment apartement>appartement appartemment>appartement
appeller>appeler addresse>adresse addresses>adresses aujourdhui>aujourd'hui aussitot>aussitôt
biensûr>bien_sûr boulversant>bouleversant cauchemard>cauchemar commerical>commercial
conaissance>connaissance connaisance>connaissance conaître>connaître
courament>couramment dévelloper>développer développper>développer dévellopement>développement
dilemne>dilemme diponible>disponible disponnible>disponible éfficace>efficace éfficacité>efficacité
embarasser>embarrasser enmener>emmener environement>environnement environnment>environnement
exellent>excellent excelent>excellent exelente>excellente
éxperience>expérience éxpérience>expérience experience>expérience exterieur>extérieur
garentie>garantie garentir>garantir gratuitment>gratuitement gratuitemment>gratuitement
habilleté>habileté honorraires>honoraires hônoraires>honoraires horraires>horaires horraire>horaire indispenssable>indispensable
interresser>intéresser interressant>intéressant intéréssant>intéressant interessant>intéressant intéret>intérêt
malgrès>malgré malgrés>malgré maintenent>maintenant mecredi>mercredi miroire>miroir
nécéssaire>nécessaire necessaire>nécessaire nottament>notamment notament>notamment occassion>occasion ocasion>occasion
omelète>omelette parmis>parmi parmit>parmi paraîssent>paraissent permanance>permanence
plustôt>plutôt prèferer>préférer prefèrer>préférer professionel>professionnel professionels>professionnels
professionelle>professionnelle profesionnel>professionnel profesionnels>professionnels qualitée>qualité qualitées>qualités
quelquesoit>quel_que_soit quelque-soit>quel_que_soit quotidiennment>quotidiennement rapellez>rappelez
receuillir>recueillir recevoire>recevoir reccomander>recommander recomander>recommander
renseignment>renseignement résérvation>réservation resérver>réserver ressemment>récemment
rythmne>rythme satisfesant>satisfaisant securité>sécurité sécuritée>sécurité sécurisee>sécurisée serieux>sérieux
souvant>souvent spécialitées>spécialités succint>succinct suceptible>susceptible surment>sûrement telephone>téléphone
téléfone>téléphone toujour>toujours traditionel>traditionnel traditionelle>traditionnelle traditionels>traditionnels
vétements>vêtements voiçi>voici vraiement>vraiment anée>année anées>années
""")),
}  # fmt: skip
"""Wrong word to right word, both in the case they are looked up and shown in."""
