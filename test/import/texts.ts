/** Prose written for these tests: about 1,200 characters and about 150 in each language. */
export const LONG = {
  en: `The lighthouse keeper’s last winter
The keeper of the northern lighthouse kept three diaries: one for the weather, one for the ships, and one — he said — for himself. In the winter of 1931 the wind tore off part of the roof; he repaired it alone, in two days, with planks from an old boat. “Nobody asked me to,” he wrote, “but the lamp does not wait.”
The island had a café, a school with eleven children, and a chapel whose bell was cast in Québec. Supplies arrived every six weeks, if the sea allowed it. When they did not, the families shared what was left: flour, dried fish, tea… A letter took a month to reach the capital, and the answer another.
He left the island in April. The new keeper, a young woman from the mainland, found the lamp polished, the stairs swept and the three diaries on the table. She added a fourth; it is still kept at the museum, together with a naïve drawing of the tower and the keeper’s brass telescope. Entry costs £4 (about €5), and the museum’s guide is the keeper’s great-granddaughter.`,
  fr: `Le dernier hiver du gardien de phare
Le gardien du phare du nord tenait trois journaux : un pour le temps, un pour les navires et un, disait-il, pour lui-même. À l’hiver 1931, le vent arracha une partie du toit ; il le répara seul, en deux jours, avec les planches d’un vieux bateau. « Personne ne me l’a demandé, écrivit-il, mais la lampe n’attend pas. »
L’île avait un café, une école de onze élèves et une chapelle dont la cloche avait été fondue à Québec. Le ravitaillement arrivait toutes les six semaines, si la mer le permettait. Sinon, les familles partageaient ce qui restait : de la farine, du poisson séché, du thé… Une lettre mettait un mois à gagner la capitale, et la réponse un autre.
Il quitta l’île en avril. La nouvelle gardienne, une jeune femme du continent, trouva la lampe astiquée, l’escalier balayé et les trois journaux sur la table. Elle en ajouta un quatrième ; il est toujours conservé au musée, à côté d’un dessin naïf de la tour, d’un cœur sculpté et de la longue-vue en laiton. L’entrée coûte 5 €, et la guide du musée est l’arrière-petite-fille du gardien.`,
  ru: `Последняя зима смотрителя маяка
Смотритель северного маяка вёл три дневника: один о погоде, другой о кораблях, а третий — как он говорил — о себе. Зимой 1931 года ветер сорвал часть крыши; он починил её в одиночку, за два дня, досками от старой лодки. «Никто меня об этом не просил, — записал он, — но лампа ждать не будет».
На острове были кофейня, школа на одиннадцать детей и часовня, колокол которой отлили в Квебеке. Припасы привозили раз в шесть недель, если позволяло море. Если же нет, семьи делились тем, что осталось: мукой, сушёной рыбой, чаем… Письмо шло до столицы месяц, и ещё месяц шёл ответ.
Он покинул остров в апреле. Новая смотрительница, молодая женщина с большой земли, нашла лампу начищенной, лестницу — подметённой, а три дневника — на столе. Она завела четвёртый; он и сегодня хранится в музее, рядом с наивным рисунком башни и латунной подзорной трубой. Экскурсии № 1 и № 2 ведёт правнучка смотрителя.`,
};

export const SHORT = {
  en: 'The café on the quay was closed on Mondays, so the old sailors’ choir met at the naïve painter’s house instead — with its door wide open to the sea.',
  fr: 'Le café du quai était fermé le lundi ; la chorale des vieux marins se réunissait donc chez le peintre, à côté de l’église, la porte grande ouverte.',
  ru: 'По понедельникам кофейня на набережной была закрыта, и хор старых моряков собирался у художника, в доме с широко открытой дверью прямо на море.',
};

export type Lang = keyof typeof LONG;

/** Copied from the Encoding Standard: TextDecoder itself is wrong about these in some versions of Node. */
const WINDOWS_1252 =
  '\u20ac\u0081\u201a\u0192\u201e\u2026\u2020\u2021\u02c6\u2030\u0160\u2039\u0152\u008d\u017d\u008f' +
  '\u0090\u2018\u2019\u201c\u201d\u2022\u2013\u2014\u02dc\u2122\u0161\u203a\u0153\u009d\u017e\u0178';

/** The characters of a single-byte encoding's bytes 128 to 255. */
function upperHalf(encoding: string): string {
  const bytes = Uint8Array.from({ length: 128 }, (_, i) => 128 + i);
  if (encoding === 'windows-1252') return WINDOWS_1252 + Buffer.from(bytes.subarray(32)).toString('latin1');
  return encoding === 'iso-8859-1' ? Buffer.from(bytes).toString('latin1') : new TextDecoder(encoding).decode(bytes);
}

/** Every single-byte encoding can be written with what TextDecoder reads: its table, turned round. */
export function encodeSingleByte(text: string, encoding: string): Uint8Array {
  const table = new Map([...upperHalf(encoding)].map((character, i) => [character, 128 + i]));
  return Uint8Array.from([...text], (character) => {
    const byte = character < '\u0080' ? character.charCodeAt(0) : table.get(character);
    if (byte === undefined) throw new Error(`${encoding} has no ${character}`);
    return byte;
  });
}

/** What typists write where an encoding lacks the sign. */
const PLAINER: [string, string][] = [
  ['’', "'"],
  ['—', '-'],
  ['–', '-'],
  ['…', '...'],
  ['«', '"'],
  ['»', '"'],
  ['“', '"'],
  ['”', '"'],
  ['№', 'N'],
  ['€', 'EUR'],
  ['£', 'GBP'],
  ['œ', 'oe'],
];

/** The text with the signs that the encoding lacks written in another way. */
export function plainerFor(text: string, encoding: string): string {
  const has = upperHalf(encoding);
  return PLAINER.reduce((out, [sign, plainer]) => (has.includes(sign) ? out : out.replaceAll(sign, plainer)), text);
}

export function encodeUtf16(text: string, order: 'le' | 'be', bom = false): Uint8Array {
  const bytes = Buffer.from((bom ? '\ufeff' : '') + text, 'utf16le');
  return new Uint8Array(order === 'le' ? bytes : bytes.swap16());
}
