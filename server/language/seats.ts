/**
 * Places and the country or body that is said by naming them: its capital, the seat of its government. By their English
 * names in the word lists, `PLACE = WHAT IT STANDS FOR`, separated by semicolons.
 */
export const SEATS = `
Kabul = Afghanistan; Tirana = Albania; Algiers = Algeria; Luanda = Angola; Buenos Aires = Argentina; Yerevan = Armenia;
Canberra = Australia; Vienna = Austria; Baku = Azerbaijan; Manama = Bahrain; Dhaka = Bangladesh; Minsk = Belarus;
Brussels = Belgium; Brussels = European Union; Brussels = European Commission; Brussels = NATO; Strasbourg = European Parliament;
Cotonou = Benin; La Paz = Bolivia; Sarajevo = Bosnia; Gaborone = Botswana; Brasília = Brazil; Sofia = Bulgaria;
Ouagadougou = Burkina Faso; Bujumbura = Burundi; Phnom Penh = Cambodia; Yaoundé = Cameroon; Ottawa = Canada; Bangui = Central African Republic;
N’Djamena = Chad; Santiago = Chile; Beijing = China; Bogotá = Colombia; Kinshasa = Democratic Republic of the Congo;
Brazzaville = Republic of the Congo; San José = Costa Rica; Abidjan = Ivory Coast; Yamoussoukro = Ivory Coast; Zagreb = Croatia;
Havana = Cuba; Nicosia = Cyprus; Prague = Czech Republic; Copenhagen = Denmark; Santo Domingo = Dominican Republic; Quito = Ecuador;
Cairo = Egypt; San Salvador = El Salvador; Asmara = Eritrea; Tallinn = Estonia; Addis Ababa = Ethiopia; Helsinki = Finland;
Paris = France; Élysée = France; Matignon = France; Quai d’Orsay = France; Libreville = Gabon; Banjul = Gambia; Tbilisi = Georgia;
Berlin = Germany; Bundestag = Germany; Bonn = West Germany; Accra = Ghana; Athens = Greece; Guatemala City = Guatemala; Conakry = Guinea;
Port-au-Prince = Haiti; Tegucigalpa = Honduras; Budapest = Hungary; Reykjavik = Iceland; Delhi = India; New Delhi = India; Jakarta = Indonesia;
Tehran = Iran; Baghdad = Iraq; Dublin = Ireland; Jerusalem = Israel; Tel Aviv = Israel; Knesset = Israel; Rome = Italy; Kingston = Jamaica;
Tokyo = Japan; Amman = Jordan; Astana = Kazakhstan; Nairobi = Kenya; Pristina = Kosovo; Bishkek = Kyrgyzstan; Vientiane = Laos;
Riga = Latvia; Beirut = Lebanon; Monrovia = Liberia; Tripoli = Libya; Vilnius = Lithuania; Antananarivo = Madagascar; Kuala Lumpur = Malaysia;
Bamako = Mali; Valletta = Malta; Nouakchott = Mauritania; Mexico City = Mexico; Chisinau = Moldova; Ulaanbaatar = Mongolia;
Podgorica = Montenegro; Rabat = Morocco; Maputo = Mozambique; Naypyidaw = Myanmar; Rangoon = Myanmar; Windhoek = Namibia; Kathmandu = Nepal;
Amsterdam = Netherlands; The Hague = Netherlands; The Hague = International Criminal Court; Wellington = New Zealand; Managua = Nicaragua;
Niamey = Niger; Abuja = Nigeria; Pyongyang = North Korea; Skopje = North Macedonia; Oslo = Norway; Muscat = Oman; Islamabad = Pakistan;
Ramallah = Palestine; Ramallah = Palestinian Authority; Gaza = Palestine; Panama City = Panama; Asunción = Paraguay; Lima = Peru; Manila = Philippines;
Warsaw = Poland; Lisbon = Portugal; Doha = Qatar; Bucharest = Romania; Moscow = Russia; Kremlin = Russia; Moscow = Kremlin;
Moscow = Soviet Union; Kremlin = Soviet Union; Russia = Soviet Union; Kigali = Rwanda; Riyadh = Saudi Arabia; Dakar = Senegal; Belgrade = Serbia; Belgrade = Yugoslavia;
Freetown = Sierra Leone; Bratislava = Slovakia; Ljubljana = Slovenia; Mogadishu = Somalia; Pretoria = South Africa; Seoul = South Korea;
Juba = South Sudan; Madrid = Spain; Colombo = Sri Lanka; Khartoum = Sudan; Stockholm = Sweden; Bern = Switzerland; Damascus = Syria;
Taipei = Taiwan; Dushanbe = Tajikistan; Dodoma = Tanzania; Dar es Salaam = Tanzania; Bangkok = Thailand; Dili = Timor-Leste; Lomé = Togo;
Tunis = Tunisia; Ankara = Turkey; Ashgabat = Turkmenistan; Kampala = Uganda; Kyiv = Ukraine; Abu Dhabi = United Arab Emirates;
London = United Kingdom; London = England; Downing Street = United Kingdom; Westminster = United Kingdom; Westminster = London; England = United Kingdom;
Washington = United States; White House = United States; Capitol = United States; Pentagon = United States; Congress = United States; White House = Washington;
Pentagon = Washington; Capitol = Congress; Montevideo = Uruguay; Tashkent = Uzbekistan; Caracas = Venezuela; Hanoi = Vietnam; Sana’a = Yemen; Lusaka = Zambia; Harare = Zimbabwe;
Singapore = Singapore; Luxembourg = Luxembourg; Monaco = Monaco; Hong Kong = China; Holy See = Vatican; Rome = Vatican; Korea = South Korea; Korea = North Korea; Netherlands = The Hague; Balkans = Europe; America = United States;
North America = United States; Britain = England; European = European Union; Europe = European Union
`;
