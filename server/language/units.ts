/** A unit of measure: what it measures, how many base units it is, and how it is written after a number. */
export interface MeasureUnit {
  id: string;
  /** Units of one dimension can stand for each other. */
  dimension: string;
  /** In base units of the dimension; null where no fixed rate leads from one to the other (currencies). */
  factor: number | null;
  /** Alternatives for a regular expression, by language; endings are left open with `\p{L}*`. */
  words: Record<string, string>;
}

const unit = (
  id: string,
  dimension: string,
  factor: number | null,
  en: string,
  fr: string,
  ru: string,
): MeasureUnit => ({
  ...{ id, dimension, factor },
  words: { en, fr, ru },
});

/** The longer expression first where one begins with another (`km/h` before `km`). */
export const UNITS: readonly MeasureUnit[] = [
  unit(
    'percentage-point',
    'share',
    null,
    'percentage points?|pp',
    'points? de pourcentage|points? de pour cent',
    'процентн\\p{L}* пункт\\p{L}*|п\\. ?п\\.',
  ),
  unit('percent', 'share', null, '%|per ?cent|pct', '%|pour cent', '%|процент\\p{L}*'),
  unit(
    'kmh',
    'speed',
    1,
    'km/h|kph|kmh|kilomet(?:re|er)s? (?:an|per) hour',
    "km/h|kilomètres?(?: à l[’']heure|/heure| par heure| heure)",
    'км/ч(?:ас)?|километр\\p{L}* в час',
  ),
  unit(
    'mph',
    'speed',
    1.609,
    'mph|miles? (?:an|per) hour',
    "mph|mi/h|miles? (?:à l[’']heure|par heure)",
    'миль?\\p{L}* в час|миль/ч',
  ),
  unit('knot', 'speed', 1.852, 'knots?|kn', 'nœuds?', 'узл\\p{L}*'),
  unit(
    'km2',
    'area',
    1e6,
    'km2|km²|sq(?:uare)?\\.? (?:km|kilomet(?:re|er)s?)',
    'km2|km²|kilomètres? carrés?',
    'км2|км²|кв(?:адратн\\p{L}*|\\.) ?(?:км|километр\\p{L}*)',
  ),
  unit('mile2', 'area', 2.59e6, 'sq(?:uare)?\\.? miles?', 'mi(?:ll)es? carrés?', 'кв(?:адратн\\p{L}*|\\.) ?мил\\p{L}*'),
  unit(
    'm2',
    'area',
    1,
    'm2|m²|sq(?:uare)?\\.? (?:m|met(?:re|er)s?)',
    'm2|m²|mètres? carrés?',
    'м2|м²|кв(?:адратн\\p{L}*|\\.) ?(?:м|метр\\p{L}*)',
  ),
  unit(
    'ft2',
    'area',
    0.0929,
    'sq(?:uare)?\\.? (?:ft|feet|foot)',
    'pieds? carrés?',
    'кв(?:адратн\\p{L}*|\\.) ?фут\\p{L}*',
  ),
  unit('hectare', 'area', 1e4, 'hectares?|ha', 'hectares?|ha', 'гектар\\p{L}*|га'),
  unit('acre', 'area', 4047, 'acres?', 'acres?', 'акр\\p{L}*'),
  unit(
    'm3',
    'volume',
    1000,
    'm3|m³|cubic met(?:re|er)s?',
    'm3|m³|mètres? cubes?',
    'м3|м³|куб(?:ическ\\p{L}*|\\.) ?(?:м|метр\\p{L}*)|кубометр\\p{L}*',
  ),
  unit('ft3', 'volume', 28.317, 'cubic feet|cubic foot', 'pieds? cubes?', 'куб(?:ическ\\p{L}*|\\.) ?фут\\p{L}*'),
  unit(
    'nautical-mile',
    'length',
    1852,
    'nautical miles?|nmi',
    'milles? marins?|milles? nautiques?',
    'морск\\p{L}* мил\\p{L}*',
  ),
  unit('light-year', 'length', 9.461e15, 'light[- ]years?', 'années?[- ]lumière', 'светов\\p{L}* (?:лет|год\\p{L}*)'),
  unit('parsec', 'length', 3.086e16, 'parsecs?', 'parsecs?', 'парсек\\p{L}*'),
  unit('km', 'length', 1000, 'km|kms|kilomet(?:re|er)s?', 'km|kilomètres?', 'км|километр\\p{L}*'),
  unit('mile', 'length', 1609.34, 'miles?|mi', 'mil(?:le)?s?|mi', 'мил[ьяиею]\\p{L}*'),
  unit('yard', 'length', 0.9144, 'yards?|yd', 'yards?|verges?', 'ярд\\p{L}*'),
  unit('foot', 'length', 0.3048, 'feet|foot|ft', 'pieds?', 'фут\\p{L}{0,3}'),
  unit('inch', 'length', 0.0254, 'inch(?:es)?|in\\.', 'pouces?', 'дюйм\\p{L}*'),
  unit('cm', 'length', 0.01, 'cm|centimet(?:re|er)s?', 'cm|centimètres?', 'см|сантиметр\\p{L}*'),
  unit('mm', 'length', 0.001, 'mm|millimet(?:re|er)s?', 'mm|millimètres?', 'мм|миллиметр\\p{L}*'),
  unit('m', 'length', 1, 'm|met(?:re|er)s?', 'm|mètres?', 'м|метр\\p{L}*'),
  unit('tonne', 'mass', 1000, 'tonnes?|metric tons?|tons?|t', 'tonnes?|t', 'тонн\\p{L}*|т'),
  unit(
    'kg',
    'mass',
    1,
    'kg|kgs|kilos?|kilogram(?:me)?s?',
    'kg|kilos?|kilogrammes?',
    'кг|килограмм\\p{L}*|килограммов\\p{L}*|кило',
  ),
  unit(
    'pound-mass',
    'mass',
    0.4536,
    'lbs?|pounds? (?:of weight|heavier|lighter)',
    'livres? de poids',
    'фунт\\p{L}* веса',
  ),
  unit('ounce', 'mass', 0.02835, 'ounces?|oz', 'onces?', 'унци\\p{L}*'),
  unit('stone', 'mass', 6.35, 'stone', 'stones?', 'стоун\\p{L}*'),
  unit('g', 'mass', 0.001, 'g|grams?|grammes?', 'g|grammes?', 'г|грамм\\p{L}*'),
  unit('barrel', 'volume', 158.99, 'barrels?|bbl', 'barils?', 'баррел\\p{L}*'),
  unit('gallon', 'volume', 3.785, 'gallons?', 'gallons?', 'галлон\\p{L}*'),
  unit('litre', 'volume', 1, 'lit(?:re|er)s?|l', 'litres?|l', 'литр\\p{L}*|л'),
  unit(
    'fahrenheit',
    'temperature',
    null,
    '°F|º ?F|degrees? fahrenheit|F',
    '°F|degrés? fahrenheit',
    '°F|градус\\p{L}* по фаренгейту',
  ),
  unit(
    'celsius',
    'temperature',
    null,
    '°C|º ?C|degrees? (?:celsius|centigrade)|C',
    '°C|degrés? celsius',
    '°C|градус\\p{L}* (?:по )?цельси\\p{L}*',
  ),
  unit('degree', 'temperature', null, '°|degrees?', '°|degrés?', '°|градус\\p{L}*'),
  unit('year', 'time', 12, 'years?', 'ans?|années?', 'лет|год\\p{L}{0,3}'),
  unit('month', 'time', 1, 'months?', 'mois', 'месяц\\p{L}*'),
  unit('week', 'duration', 7, 'weeks?', 'semaines?', 'недел\\p{L}*'),
  unit('day', 'duration', 1, 'days?', 'jours?', 'дн\\p{L}{1,3}|день|сут\\p{L}*'),
  unit('hour', 'clock', 60, 'hours?|hrs?', 'heures?', 'час\\p{L}{0,2}'),
  unit('minute', 'clock', 1, 'minutes?|mins?', 'minutes?|min', 'минут\\p{L}{0,2}|мин'),
  unit('euro', 'money', null, 'euros?|EUR|€', 'euros?|EUR|€', 'евро|EUR|€'),
  unit('dollar', 'money', null, '(?:US )?dollars?|USD|\\$', '(?:de )?dollars?|USD|\\$', 'доллар\\p{L}*|долл|USD|\\$'),
  unit(
    'pound',
    'money',
    null,
    'pounds?(?: sterling)?|GBP|£',
    'livres?(?: sterling)?|GBP|£',
    'фунт\\p{L}*(?: стерлингов)?|GBP|£',
  ),
  unit('rouble', 'money', null, 'rou?bles?|RUB|₽', 'roubles?|RUB|₽', 'руб(?:л\\p{L}*)?|RUB|₽'),
  unit('yen', 'money', null, 'yen|JPY|¥', 'yens?|JPY|¥', 'иен\\p{L}*|йен\\p{L}*|JPY|¥'),
  unit('yuan', 'money', null, 'yuan|renminbi|CNY', 'yuans?|CNY', 'юан\\p{L}*|CNY'),
  unit(
    'franc',
    'money',
    null,
    '(?:swiss )?francs?|CHF',
    'francs?(?: suisses)?|CHF',
    '(?:швейцарск\\p{L}* )?франк\\p{L}*|CHF',
  ),
  unit('hryvnia', 'money', null, 'hryvnias?|UAH|₴', 'hryvnias?|UAH|₴', 'грив\\p{L}*|UAH|₴'),
];

/** Signs of currency that stand before the number. */
export const SIGNS_BEFORE: ReadonlyMap<string, string> = new Map([
  ['€', 'euro'],
  ['$', 'dollar'],
  ['£', 'pound'],
  ['₽', 'rouble'],
  ['¥', 'yen'],
  ['₴', 'hryvnia'],
]);
