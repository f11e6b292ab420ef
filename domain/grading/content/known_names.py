"""Given names and towns that give a person or a place away."""

_GIVEN = """
Aaron Adam Adrian Alan Albert Alex Alexander Alfie Alice Alison Amanda Amber Amy Andrea Andrew Angela
Anita Anna Anne Anthony Archie Arthur Ashley Barbara Ben Benjamin Bernard Beth Bethany Bob Brandon Brenda
Brian Bruce Callum Cameron Carol Caroline Catherine Charles Charlie Charlotte Chloe Chris Christine
Christopher Claire Colin Connor Craig Daisy Daniel Danny Darren David Dave Dawn Dean Deborah Debbie Denise
Dennis Derek Diane Donald Donna Doris Dorothy Dylan Edward Eileen Elaine Eleanor Elizabeth Ella Ellie
Emily Emma Eric Ethan Evelyn Fiona Florence Frances Francis Frank Freddie Gareth Gary Gavin Geoffrey George
Gerald Gillian Gordon Grace Graham Greg Gregory Hannah Harold Harriet Harry Harvey Hayley Heather Helen
Henry Holly Howard Hugh Iain Ian Imogen Irene Isaac Isabella Isla Jack Jackie Jacob Jacqueline Jake James
Jamie Jane Janet Jason Jasmine Jean Jeff Jennifer Jenny Jeremy Jessica Jill Jim Joan Joanna Joanne Joe Joel
John Johnny Jonathan Jordan Joseph Joshua Joyce Judith Judy Julia Julian Julie Karen Kate Katherine Kathleen
Katie Keith Kelly Ken Kenneth Kerry Kevin Kim Kimberly Kirsty Kyle Larry Laura Lauren Lawrence Leah Lee Leo
Leonard Leslie Lewis Liam Lily Linda Lindsay Lisa Liz Logan Lorraine Louis Louise Lucas Lucy Luke Lydia Lynn
Malcolm Marcus Margaret Maria Marie Marion Mark Martin Mary Mason Matt Matthew Maureen Max Megan Melanie
Melissa Mia Michael Michelle Mike Mohammed Molly Nancy Naomi Natalie Natasha Nathan Neil Nicholas Nick Nicola
Nicole Nigel Noah Nora Norman Oliver Olivia Oscar Owen Pamela Patricia Patrick Paul Paula Pauline Peggy Peter
Phil Philip Phoebe Poppy Rachel Ralph Ray Raymond Rebecca Rhys Richard Rick Rita Rob Robert Robin Roger Ron
Ronald Rosie Ross Roy Ruby Russell Ruth Ryan Sally Sam Samantha Samuel Sandra Sara Sarah Scott Sean Sebastian
Shannon Sharon Shaun Sheila Shirley Simon Sophia Sophie Stacey Stanley Stella Stephanie Stephen Steve Steven
Stewart Stuart Sue Susan Suzanne Sylvia Tara Ted Terence Teresa Terry Theo Theresa Thomas Tim Timothy Tina
Toby Todd Tom Tommy Tony Tracey Tracy Trevor Tyler Valerie Vanessa Vera Veronica Victoria Vincent Violet
Virginia Walter Wayne Wendy Will William Yvonne Zoe Priya Raj Amit Aisha Fatima Omar Ali Ahmed Hassan
Achim Albrecht Alfred Andreas Angelika Anja Anke Anneliese Annette Antje Armin Arne Astrid Axel Bernd Bernhard
Birgit Björn Brigitte Britta Carsten Christa Christian Christiane Christina Christoph Claudia Clemens
Cornelia Dagmar Detlef Dieter Dietmar Dirk Dominik Doreen Eberhard Elfriede Elke Ernst Erich Erika Erwin Esther
Eva Fabian Felix Ferdinand Florian Franz Franziska Friedrich Fritz Gabi Gabriele Georg Gerd Gerda Gerhard
Gertrud Gisela Gudrun Günter Günther Gustav Hannelore Hans Harald Hartmut Heidi Heike Heiko Heiner Heinrich
Heinz Helga Helmut Henning Henrik Herbert Hermann Hildegard Holger Horst Hubert Inge Ingeborg Ingo Ingrid Irmgard
Jan Jana Jens Joachim Jochen Johann Johanna Johannes Jonas Jörg Josef Jürgen Jutta Kai Karin Karl Karsten
Katharina Kathrin Katja Katrin Kerstin Klaus Konrad Kristin Kurt Lara Lars Lena Leonie Lothar Ludwig Lukas Lutz
Manfred Manuela Marcel Mareike Marianne Mario Marlene Marta Mathias Matthias Maximilian Melina Michaela Mirko
Monika Moritz Nadine Niklas Nils Nina Norbert Olaf Ole Otto Peer Petra Philipp Rainer Ralf Regina Reiner
Reinhard Renate René Robert Roland Rolf Rudolf Rüdiger Sabine Sabrina Sandra Sascha Sebastian Siegfried Sigrid
Silke Silvia Simone Sonja Stefan Stefanie Steffen Susanne Sven Svenja Tanja Thorsten Tilo Tobias Torsten Udo Ulf
Ulrich Ulrike Ursula Ute Uwe Verena Viktor Volker Waltraud Werner Wilhelm Winfried Wolfgang Yannick Mehmet Ayşe
Adriana Agustín Alba Alberto Alejandra Alejandro Alfonso Alfredo Alicia Álvaro Ana Andrés Ángel Ángela Antonia
Antonio Arturo Aurora Beatriz Begoña Belén Benito Blanca Borja Bruno Camila Carla Carlos Carmen Carolina César
Clara Claudia Concepción Consuelo Cristian Cristina Daniela Diego Dolores Domingo Eduardo Elena Emilio Enrique
Ernesto Esteban Estefanía Esperanza Eugenia Eva Fabio Federico Felipe Fernanda Fernando Fermín Francisca
Francisco Gabriel Gabriela Gema Gerardo Gloria Gonzalo Gregorio Guadalupe Guillermo Gustavo Héctor Hugo Ignacio Inés
Inmaculada Irene Isabel Iván Jaime Javier Jesús Joaquín Jorge José Josefa Juan Juana Julián Julio Laura Leandro
Leonor Leticia Lidia Lola Lorena Lorenzo Lourdes Lucía Luis Luisa Macarena Manolo Manuel Marcos Margarita María
Mariano Marina Marta Martín Mateo Mauricio Mercedes Miguel Mireia Mónica Montserrat Natalia Nerea Nicolás Nieves Noelia
Nuria Óscar Pablo Paco Paloma Paola Patricia Paz Pedro Pepe Pilar Rafael Ramiro Ramón Raquel Raúl Remedios Ricardo
Roberto Rocío Rodrigo Rosa Rosario Rubén Salvador Santiago Sergio Silvia Sofía Sonia Susana Teresa Tomás Valentina
Vicente Víctor Ximena Xavier Yolanda
"""

GIVEN_NAMES = frozenset(_GIVEN.split())
"""Common given names of English, German and Spanish speakers."""

UNSURE_NAMES = frozenset(
    [
        "Amber",
        "Daisy",
        "Dawn",
        "Dean",
        "Frank",
        "Grace",
        "Heather",
        "Holly",
        "Jack",
        "Jasmine",
        "Jean",
        "Jordan",
        "Kerry",
        "Kim",
        "Lee",
        "Lily",
        "Logan",
        "Mark",
        "Mason",
        "Max",
        "Mercedes",
        "Olive",
        "Poppy",
        "Ray",
        "Robin",
        "Rosa",
        "Rosie",
        "Ruby",
        "Sue",
        "Victoria",
        "Violet",
        "Virginia",
        "Will",
        "Alba",
        "Ángel",
        "Aurora",
        "Belén",
        "Blanca",
        "Clara",
        "Concepción",
        "Consuelo",
        "Domingo",
        "Dolores",
        "Esperanza",
        "Gloria",
        "Guadalupe",
        "Jesús",
        "Margarita",
        "Marina",
        "Nieves",
        "Paloma",
        "Paz",
        "Pilar",
        "Remedios",
        "Rosario",
        "Rocío",
        "Salvador",
        "Santiago",
        "Julio",
        "Ernst",
        "Erika",
        "Kai",
        "Otto",
        "Gerd",
        "Ole",
        "Inge",
        "Stella",
        "Harvey",
        "Hugo",
        "Florence",
        "Francis",
        "Charlotte",
        "Lincoln",
        "Austin",
        "Carol",
        "Art",
        "Bob",
        "Miles",
        "Ashley",
        "Kelly",
        "Ross",
        "Scott",
        "Stanley",
        "Craig",
        "Bruce",
        "Shannon",
        "Cameron",
        "Tara",
        "Sandra",
        "Jan",
        "Peer",
        "Elena",
        "Gema",
        "Iris",
        "Stewart",
        "Lola",
        "Carmen",
        "Ella",
        "Isla",
        "Angela",
        "Sara",
        "Francisco",
        "José",
        "Luis",
        "Mar",
        "Cruz",
        "Walter",
        "Montserrat",
        "Sally",
        "Jake",
        "Mateo",
        "Macarena",
        "Leslie",
        "Owen",
        "Anna",
        "Marta",
        "Diego",
        "Barbara",
    ]
)
"""Given names that are also words, months, places or brands: names only in company."""

_TOWNS = """
London|Birmingham|Manchester|Liverpool|Leeds|Sheffield|Bristol|Newcastle|Nottingham|Leicester|Coventry|Bradford
Hull|Stoke|Wolverhampton|Plymouth|Derby|Southampton|Portsmouth|Brighton|Oxford|Cambridge|Norwich|Exeter|Swansea
Cardiff|Newport|Wrexham|Edinburgh|Glasgow|Aberdeen|Dundee|Inverness|Stirling|Belfast|Londonderry|Dublin|Cork
Galway|Limerick|York|Harrogate|Wakefield|Huddersfield|Halifax|Doncaster|Rotherham|Barnsley|Middlesbrough|Durham
Sunderland|Gateshead|Carlisle|Lancaster|Preston|Blackpool|Bolton|Burnley|Blackburn|Oldham|Rochdale|Stockport
Salford|Warrington|Wigan|Chester|Crewe|Shrewsbury|Telford|Hereford|Worcester|Gloucester|Cheltenham|Swindon|Salisbury
Winchester|Bournemouth|Poole|Dorchester|Taunton|Truro|Falmouth|Penzance|Torquay|Guildford|Woking|Croydon|Bromley
Watford|Luton|Bedford|Milton Keynes|Northampton|Peterborough|Ipswich|Colchester|Chelmsford|Southend|Canterbury
Maidstone|Dover|Hastings|Eastbourne|Crawley|Lincoln|Grimsby|Scunthorpe|Skipton|Otley|Ilkley|Keighley|Pudsey
Morley|Wetherby|Selby|Scarborough|Whitby|Ripon|Kendal|Hebden Bridge|Todmorden|Buxton|Matlock|Chesterfield|Mansfield
Boston|Chicago|Houston|Dallas|Austin|Denver|Seattle|Portland|Phoenix|Atlanta|Miami|Orlando|Tampa|Nashville|Detroit
Cleveland|Columbus|Cincinnati|Pittsburgh|Philadelphia|Baltimore|Sacramento|San Diego|San Francisco|Los Angeles|Las Vegas
New York|Brooklyn|Minneapolis|Milwaukee|Kansas City|Salt Lake City|Toronto|Vancouver|Montreal|Sydney|Melbourne|Auckland
Berlin|Hamburg|München|Köln|Frankfurt|Stuttgart|Düsseldorf|Dortmund|Leipzig|Bremen|Dresden|Hannover|Nürnberg|Duisburg
Bochum|Wuppertal|Bielefeld|Bonn|Münster|Karlsruhe|Mannheim|Augsburg|Wiesbaden|Gelsenkirchen|Mönchengladbach|Braunschweig
Chemnitz|Kiel|Aachen|Magdeburg|Freiburg|Krefeld|Lübeck|Oberhausen|Erfurt|Mainz|Rostock|Kassel|Hagen|Potsdam
Saarbrücken|Mülheim|Ludwigshafen|Leverkusen|Oldenburg|Osnabrück|Solingen|Heidelberg|Herne|Neuss|Darmstadt|Paderborn
Regensburg|Ingolstadt|Würzburg|Fürth|Wolfsburg|Offenbach|Ulm|Heilbronn|Pforzheim|Göttingen|Bottrop|Trier|Reutlingen
Bremerhaven|Koblenz|Jena|Remscheid|Erlangen|Moers|Siegen|Hildesheim|Salzgitter|Cottbus|Gera|Zwickau|Schwerin
Witten|Tübingen|Konstanz|Ravensburg|Kempten|Rosenheim|Landshut|Passau|Bamberg|Bayreuth|Coburg|Weimar|Görlitz|Bautzen
Wien|Graz|Linz|Salzburg|Innsbruck|Klagenfurt|Zürich|Basel|Bern|Luzern|Winterthur|St. Gallen|Fulda|Gießen|Marburg
Lüneburg|Celle|Stade|Flensburg|Husum|Cuxhaven|Emden|Detmold|Gütersloh|Minden|Hameln|Goslar|Stralsund|Greifswald
Madrid|Barcelona|Valencia|Sevilla|Zaragoza|Málaga|Murcia|Bilbao|Alicante|Córdoba|Valladolid|Vigo|Gijón|Hospitalet
Vitoria|Granada|Elche|Oviedo|Badalona|Cartagena|Terrassa|Jerez|Sabadell|Móstoles|Pamplona|Almería|Fuenlabrada|Leganés
San Sebastián|Burgos|Santander|Castellón|Alcorcón|Albacete|Getafe|Salamanca|Huelva|Logroño|Badajoz|Tarragona|Lleida
Marbella|Cádiz|Jaén|Ourense|Girona|Lugo|Cáceres|Santiago de Compostela|Toledo|Guadalajara|Pontevedra|Palencia
Segovia|Ávila|Cuenca|Huesca|Soria|Teruel|Zamora|Ibiza|Mallorca|Tenerife|Lanzarote|Reus|Mataró|Torrejón|Alcobendas
Ronda|Estepona|Fuengirola|Torremolinos|Nerja|Antequera|Écija|Utrera|Dos Hermanas|Gandía|Dénia|Benidorm|Torrevieja|Orihuela
Ciudad de México|Monterrey|Bogotá|Medellín|Buenos Aires|Rosario|Lima|Quito|Caracas|Montevideo|Munich|Cologne|Vienna|Zurich|Paris|Rome
"""

CITIES = frozenset(
    town.strip() for line in _TOWNS.splitlines() for town in line.split("|") if town.strip()
) - {
    "Hull",
    "Cork",
    "Hagen",
    "Deal",
    "Rosario",
    "Stade",
    "Austin",
    "Dallas",
    "Ulm",
    "Phoenix",
    "Lincoln",
    "Derby",
    "Celle",
    "Minden",
    "Lima",
    "Columbus",
    "Boston",
    "Stoke",
    "Preston",
    "Poole",
    "Dover",
    "Kiel",
    "Morley",
    "Stirling",
    "Bedford",
    "Jena",
    "Bern",
    "Lancaster",
    "Cleveland",
    "Guadalajara",
    "Ronda",
    "Worcester",
    "Reus",
    "Witten",
}
"""Towns whose name is little else."""

NO_PLACE = frozenset(
    [
        "January",
        "February",
        "March",
        "April",
        "May",
        "June",
        "July",
        "August",
        "September",
        "October",
        "November",
        "December",
        "Monday",
        "Tuesday",
        "Wednesday",
        "Thursday",
        "Friday",
        "Saturday",
        "Sunday",
        "Spring",
        "Summer",
        "Autumn",
        "Winter",
        "Christmas",
        "Easter",
        "English",
        "German",
        "French",
        "Spanish",
        "Italian",
        "Welsh",
        "Scottish",
        "British",
        "European",
        "England",
        "Scotland",
        "Wales",
        "Britain",
        "UK",
        "Ireland",
        "Europe",
        "Germany",
        "Spain",
        "France",
        "Italy",
        "USA",
        "America",
        "Google",
        "Facebook",
        "Instagram",
        "WhatsApp",
        "LinkedIn",
        "YouTube",
        "Apple",
        "Maps",
        "Street",
        "Road",
        "Lane",
        "Avenue",
        "Our",
        "Your",
        "The",
        "We",
        "You",
        "I",
        "It",
        "My",
        "This",
        "That",
        "Company",
        "House",
        "Home",
        "Services",
        "Contact",
        "About",
        "Monday's",
        "God",
        "Internet",
        "Excel",
        "Word",
        "Latin",
        "Greek",
        "Victorian",
        "Georgian",
        "Edwardian",
        "Street",
        "Article",
        "Section",
        "Part",
        "Person",
        "Style",
        "Need",
        "Stock",
        "Business",
        "Time",
        "Touch",
        "Detail",
        "Full",
        "Mind",
        "Case",
        "Partnership",
        "House",
        "Enero",
        "Febrero",
        "Marzo",
        "Abril",
        "Mayo",
        "Junio",
        "Julio",
        "Agosto",
        "Septiembre",
        "Octubre",
        "Noviembre",
        "Diciembre",
        "Lunes",
        "Martes",
        "Miércoles",
        "Jueves",
        "Viernes",
        "Sábado",
        "Domingo",
        "España",
        "Alemania",
        "Europa",
        "Navidad",
        "Semana",
        "Santa",
        "Internet",
        "Inglés",
        "Español",
        "Usted",
        "Ud",
        "Uds",
        "Deutschland",
        "Österreich",
        "Schweiz",
        "Europa",
        "Betrieb",
        "Ruhe",
        "Handarbeit",
        "Ihr",
        "Ihre",
        "Ihrer",
        "Ihrem",
        "Ihren",
        "Sie",
        "Wir",
        "Form",
        "Zukunft",
        "Absprache",
        "Januar",
        "Februar",
        "März",
        "Mai",
        "Juni",
        "Juli",
        "Oktober",
        "Dezember",
        "Montag",
        "Dienstag",
        "Mittwoch",
        "Donnerstag",
        "Freitag",
        "Samstag",
        "Sonntag",
        "Verbindung",
        "Bereich",
        "Zusammenhang",
        "Rahmen",
        "Werkstatt",
        "Innenstadt",
        "Altstadt",
        "Nordstadt",
        "Südstadt",
        "Weststadt",
        "Oststadt",
        "Neustadt",
        "Dach",
        "Bach",
        "Anlauf",
        "Einbau",
        "Umbau",
        "Besitz",
        "Sitz",
        "Schlitz",
        "Blitz",
        "Einsatz",
        "Platz",
        "Absatz",
        "Gas",
        "Safe",
        "Road",
        "High",
        "Park",
        "Square",
        "Bridge",
        "Station",
        "Church",
        "Market",
        "Place",
        "Court",
        "Centre",
        "Center",
        "North",
        "South",
        "East",
        "West",
    ]
)
"""Capitalised words after a preposition that are no places."""
