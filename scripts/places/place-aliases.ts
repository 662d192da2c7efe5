/**
 * Names that people use beside the one that GeoNames lists first: English and German names of well-known cities and
 * regions. Each is `names = GeoNames name, country code`; the most populous place of that name is meant. Written by hand.
 */
export const CITY_ALIASES = `
Cologne, Koeln = Köln, DE
München, Munchen, Muenchen = Munich, DE
Nürnberg, Nuernberg = Nuremberg, DE
Frankfurt = Frankfurt am Main, DE
Hanover = Hannover, DE
Brunswick = Braunschweig, DE
Wien = Vienna, AT
Lucerne = Luzern, CH
Genf, Genève, Geneve = Geneva, CH
Berne = Bern, CH
Basle = Basel, CH
Rom, Roma = Rome, IT
Mailand, Milano = Milan, IT
Turin, Torino = Turin, IT
Genua, Genova = Genoa, IT
Florenz, Firenze = Florence, IT
Venedig, Venezia = Venice, IT
Neapel, Napoli = Naples, IT
Padova = Padua, IT
Mantova = Mantua, IT
Bozen = Bolzano, IT
Meran = Merano, IT
Leghorn = Livorno, IT
Syrakus, Syracuse = Siracusa, IT
Lissabon, Lisboa = Lisbon, PT
Oporto = Porto, PT
Seville = Sevilla, ES
Saragossa = Zaragoza, ES
Corunna, La Coruña = A Coruña, ES
Palma de Mallorca = Palma, ES
Bilbo = Bilbao, ES
Straßburg, Strassburg = Strasbourg, FR
Mülhausen = Mulhouse, FR
Nizza = Nice, FR
Brüssel, Bruessel, Bruxelles, Brussel = Brussels, BE
Bruges, Brügge, Bruegge = Brugge, BE
Ghent, Gand = Gent, BE
Antwerpen, Anvers = Antwerp, BE
Lüttich = Liège, BE
Den Haag, Hague = The Hague, NL
Kopenhagen, København = Copenhagen, DK
Göteborg, Goteborg = Gothenburg, SE
Reykjavik = Reykjavík, IS
Warschau, Warszawa = Warsaw, PL
Cracow, Krakau, Krakow = Kraków, PL
Danzig = Gdańsk, PL
Breslau = Wrocław, PL
Posen = Poznań, PL
Stettin = Szczecin, PL
Prag, Praha = Prague, CZ
Brünn = Brno, CZ
Plzeň = Pilsen, CZ
Pressburg = Bratislava, SK
Laibach = Ljubljana, SI
Agram = Zagreb, HR
Belgrad, Beograd = Belgrade, RS
Bukarest, București = Bucharest, RO
Hermannstadt = Sibiu, RO
Athen, Athina = Athens, GR
Salonica, Saloniki, Thessaloniki = Thessaloníki, GR
Heraklion, Iraklion = Irákleion, GR
Korfu, Kerkyra = Corfu, GR
Moskau, Moskva = Moscow, RU
Sankt Petersburg, St Petersburg, Leningrad = Saint Petersburg, RU
Kiew, Kiev = Kyiv, UA
Lemberg, Lvov = Lviv, UA
Odessa = Odesa, UA
Konstantinopel, Constantinople = Istanbul, TR
Kairo = Cairo, EG
Marrakesch, Marrakech = Marrakesh, MA
Tanger = Tangier, MA
Fez = Fes, MA
Kapstadt = Cape Town, ZA
Peking = Beijing, CN
Kanton, Canton = Guangzhou, CN
Schanghai = Shanghai, CN
Tokio = Tokyo, JP
Bombay = Mumbai, IN
Bangalore = Bengaluru, IN
Calcutta, Kalkutta = Kolkata, IN
Madras = Chennai, IN
Saigon = Ho Chi Minh City, VN
Singapur = Singapore, SG
Katmandu = Kathmandu, NP
Havanna, La Habana = Havana, CU
Mexiko-Stadt, Ciudad de México = Mexico City, MX
New York, NYC = New York City, US
Washington DC, Washington D.C. = Washington, US
LA = Los Angeles, US
St Louis = St. Louis, US
Quebec City = Québec, CA
Montreal = Montréal, CA
`;

/** Regions likewise: `names = GeoNames name, country code`. */
export const REGION_ALIASES = `
Bayern = Bavaria, DE
Sachsen = Saxony, DE
Sachsen-Anhalt = Saxony-Anhalt, DE
Niedersachsen = Lower Saxony, DE
Nordrhein-Westfalen, NRW = North Rhine-Westphalia, DE
Hessen = Hesse, DE
Thüringen = Thuringia, DE
Rhineland-Palatinate = Rheinland-Pfalz, DE
Baden-Württemberg = Baden-Wurttemberg, DE
Tirol = Tyrol, AT
Steiermark = Styria, AT
Kärnten = Carinthia, AT
Oberösterreich = Upper Austria, AT
Niederösterreich = Lower Austria, AT
Graubünden = Grisons, CH
Wallis = Valais, CH
Tessin = Ticino, CH
Toskana, Toscana = Tuscany, IT
Lombardei, Lombardia = Lombardy, IT
Sizilien, Sicilia = Sicily, IT
Sardinien, Sardegna = Sardinia, IT
Südtirol, South Tyrol = Trentino-Alto Adige, IT
Ligurien = Liguria, IT
Venetien = Veneto, IT
Apulien, Puglia = Apulia, IT
Kampanien = Campania, IT
Katalonien, Catalunya = Catalonia, ES
Andalusien, Andalucía = Andalusia, ES
Baskenland, Euskadi = Basque Country, ES
Balearen, Baleares, Balearics = Balearic Islands, ES
Kanaren, Kanarische Inseln, Canaries = Canary Islands, ES
Bretagne = Brittany, FR
Normandie = Normandy, FR
Korsika, Corse = Corsica, FR
Provence = Provence-Alpes-Côte d'Azur, FR
Burgund, Burgundy = Bourgogne-Franche-Comté, FR
Schottland = Scotland, GB
Kalifornien = California, US
Kreta = Crete, GR
`;

/** Countries: names beside the English and German ones of the Unicode CLDR, by code. */
export const COUNTRY_ALIASES: Readonly<Record<string, readonly string[]>> = {
  US: ['USA', 'U.S.A.', 'United States of America', 'Vereinigte Staaten von Amerika'],
  GB: ['UK', 'U.K.', 'Great Britain', 'Britain', 'Großbritannien'],
  NL: ['Holland', 'The Netherlands'],
  CZ: ['Czech Republic', 'Czechia', 'Tschechische Republik'],
  CH: ['Schweiz', 'Suisse', 'Svizzera'],
  AE: ['Emirates', 'UAE', 'Emirate'],
  KR: ['Korea', 'South Korea'],
  TR: ['Turkey'],
  MM: ['Burma'],
  LK: ['Ceylon'],
  CI: ['Ivory Coast'],
  VA: ['Vatican', 'Vatikan'],
  HK: ['Hong Kong', 'Hongkong'],
  MO: ['Macau', 'Macao'],
  ES: ['España'],
  IT: ['Italia'],
  DE: ['Deutschland'],
  AT: ['Österreich'],
};
