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

_UNSURE = """
Alba Amber Angela Anna Art Ashley Aurora Austin Barbara Belén Blanca Bob Bruce Cameron Carmen
Carol Charlotte Clara Concepción Consuelo Craig Cruz Daisy Dawn Dean Diego Dolores Domingo Elena
Ella Erika Ernst Esperanza Florence Francis Francisco Frank Gema Gerd Gloria Grace Guadalupe
Harvey Heather Holly Hugo Inge Iris Isla Jack Jake Jan Jasmine Jean Jesús Jordan José Julio Kai
Kelly Kerry Kim Lee Leslie Lily Lincoln Logan Lola Luis Macarena Mar Margarita Marina Mark Marta
Mason Mateo Max Mercedes Miles Montserrat Nieves Ole Olive Otto Owen Paloma Paz Peer Pilar Poppy
Ray Remedios Robin Rocío Rosa Rosario Rosie Ross Ruby Sally Salvador Sandra Santiago Sara Scott
Shannon Stanley Stella Stewart Sue Tara Victoria Violet Virginia Walter Will Ángel
"""

UNSURE_NAMES = frozenset(_UNSURE.split())
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
Uelzen|Winsen|Buchholz|Buxtehude|Itzehoe|Pinneberg|Elmshorn|Norderstedt|Ahrensburg|Mölln|Ratzeburg|Rheine|Bocholt|Wesel|Viersen|Düren|Euskirchen
Wetzlar|Limburg|Hanau|Bensheim|Weinheim|Worms|Speyer|Landau|Kaiserslautern|Pirmasens|Offenburg|Lahr|Villingen|Tuttlingen|Aalen|Göppingen
Esslingen|Böblingen|Sindelfingen|Schwäbisch Hall|Ansbach|Straubing|Deggendorf|Freising|Dachau|Erding|Weilheim|Garmisch|Memmingen|Kaufbeuren|Lindau
Calatayud|Aranjuez|Alcalá|Vic|Manresa|Igualada|Figueres|Xàtiva|Alcoy|Elda|Lorca|Úbeda|Baeza|Linares|Motril|Plasencia|Mérida|Ponferrada
Lüneburg|Celle|Stade|Flensburg|Husum|Cuxhaven|Emden|Detmold|Gütersloh|Minden|Hameln|Goslar|Stralsund|Greifswald
Madrid|Barcelona|Valencia|Sevilla|Zaragoza|Málaga|Murcia|Bilbao|Alicante|Córdoba|Valladolid|Vigo|Gijón|Hospitalet
Vitoria|Granada|Elche|Oviedo|Badalona|Cartagena|Terrassa|Jerez|Sabadell|Móstoles|Pamplona|Almería|Fuenlabrada|Leganés
San Sebastián|Burgos|Santander|Castellón|Alcorcón|Albacete|Getafe|Salamanca|Huelva|Logroño|Badajoz|Tarragona|Lleida
Marbella|Cádiz|Jaén|Ourense|Girona|Lugo|Cáceres|Santiago de Compostela|Toledo|Guadalajara|Pontevedra|Palencia
Segovia|Ávila|Cuenca|Huesca|Soria|Teruel|Zamora|Ibiza|Mallorca|Tenerife|Lanzarote|Reus|Mataró|Torrejón|Alcobendas
Ronda|Estepona|Fuengirola|Torremolinos|Nerja|Antequera|Écija|Utrera|Dos Hermanas|Gandía|Dénia|Benidorm|Torrevieja|Orihuela
Ciudad de México|Monterrey|Bogotá|Medellín|Buenos Aires|Rosario|Lima|Quito|Caracas|Montevideo|Munich|Cologne|Vienna|Zurich|Paris|Rome
"""

_ALSO_WORDS = """
Austin Bedford Bern Boston Celle Cleveland Columbus Cork Dallas Derby Dover Guadalajara Hagen Hull
Jena Kiel Lancaster Lima Lincoln Minden Morley Phoenix Poole Preston Reus Ronda Rosario Stade
Stirling Stoke Ulm Witten Worcester
"""

CITIES = frozenset(
    town.strip() for line in _TOWNS.splitlines() for town in line.split("|") if town.strip()
) - frozenset(_ALSO_WORDS.split())
"""Towns whose name is little else."""

_NO_PLACE = """
About Abril Absatz Absprache Agosto Alemania Altstadt America Anlauf Apple April Article August
Autumn Avenue Bach Bereich Besitz Betrieb Blitz Bridge Britain British Business Case Center Centre
Christmas Church Company Contact Court Dach December Detail Deutschland Dezember Diciembre
Dienstag Domingo Donnerstag East Easter Edwardian Einbau Einsatz Enero England English España
Español Europa Europe European Excel Facebook Febrero Februar February Form France Freitag French
Friday Full Gas Georgian German Germany God Google Greek Handarbeit High Home House I Ihr Ihre
Ihrem Ihren Ihrer Inglés Innenstadt Instagram Internet Ireland It Italian Italy Januar January
Jueves Juli Julio July June Juni Junio Lane Latin LinkedIn Lunes Mai Maps March Market Martes
Marzo May Mayo Mind Mittwoch Miércoles Monday Monday's Montag My März Navidad Need Neustadt
Nordstadt North November Noviembre October Octubre Oktober Oststadt Our Park Part Partnership
Person Place Platz Rahmen Road Ruhe Safe Samstag Santa Saturday Schlitz Schweiz Scotland Scottish
Section Semana September Septiembre Services Sie Sitz Sonntag South Spain Spanish Spring Square
Station Stock Street Style Summer Sunday Sábado Südstadt That The This Thursday Time Touch Tuesday
UK USA Ud Uds Umbau Usted Verbindung Victorian Viernes Wales We Wednesday Welsh Werkstatt West
Weststadt WhatsApp Winter Wir Word You YouTube Your Zukunft Zusammenhang Österreich
"""

NO_PLACE = frozenset(_NO_PLACE.split())
"""Capitalised words after a preposition that are no places."""
