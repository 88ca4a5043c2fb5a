import type { LanguageTag } from '../../../types.js';
import { stemSet } from './stem-set.js';

/**
 * Words so general that translators replace them freely: that one of them was found nowhere says little. Lemmas; they
 * are compared by their stems.
 */
const LIGHT: Record<string, string> = {
  en: `be have do go come get make take put give let set keep bring turn run hold leave stay stand become seem look see
    say tell speak talk ask think know believe feel want wish need try use find show start begin stop end able can
    could may might must should would will shall ought dare going like way thing something anything nothing everything
    someone somebody anyone anybody everyone everybody whoever whatever whichever lot bit kind sort part point side
    case fact matter place moment really actually just even still already quite rather very well good great big little
    right sure too also only always often again maybe perhaps else own such same other`,
  fr: `être avoir faire aller venir prendre mettre donner laisser tenir passer rester partir arriver devenir sembler
    paraître regarder voir dire parler demander penser croire savoir connaître sentir vouloir souhaiter falloir essayer
    utiliser trouver montrer commencer arrêter finir pouvoir devoir aimer chose quelqu quelque rien tout tous chacun
    personne façon manière moyen sorte part point côté cas fait lieu moment sujet vraiment très bien bon grand gros
    petit encore déjà assez plutôt même aussi seulement toujours souvent peut-être autre tel propre mesure`,
  ru: `быть стать становиться иметь делать сделать идти пойти прийти приходить брать взять дать давать класть положить
    оставить оставлять остаться оставаться держать казаться показаться оказаться оказываться являться выглядеть
    смотреть видеть увидеть говорить сказать рассказать спросить просить думать подумать считать верить знать узнать
    чувствовать хотеть хотеться желать пытаться стараться попробовать найти находить показать начать начинать
    закончить мочь смочь уметь должен должный нужный надо приходиться прийтись нравиться любить вещь что-то нечто ничто
    кто-то никто каждый весь всё образ способ возможность часть сторона дело случай место момент очень действительно
    вообще просто даже уже ещё довольно хорошо хороший большой маленький тоже также только всегда часто снова может
    другой такой самый свой собираться получить получать существовать`,
};

const stems = stemSet(LIGHT);

/** Whether a stem is that of so general a word. */
export const isLight = (tag: LanguageTag, stem: string): boolean => stems(tag).has(stem);
