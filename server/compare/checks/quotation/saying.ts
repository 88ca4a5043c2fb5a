import type { LanguageTag } from '../../../types.js';
import { stemOf } from '../../../words/stem.js';
import { stemSet } from './stem-set.js';

/** Verbs that put words into someone's mouth, as lemmas. */
const SAYING: Record<string, string> = {
  en: `say tell add explain note declare announce claim warn argue insist admit recall reply answer respond write tweet
    joke exclaim shout cry whisper remark observe comment continue conclude confirm acknowledge concede complain stress
    emphasize emphasise boast quip retort protest suggest ask`,
  fr: `dire déclarer affirmer ajouter expliquer annoncer indiquer assurer souligner avertir prévenir insister
    admettre reconnaître rappeler répondre répliquer écrire tweeter plaisanter lancer crier murmurer remarquer observer
    commenter poursuivre conclure confirmer confier raconter estimer résumer demander ironiser s’exclamer
    exclamer renchérir rétorquer protester marteler déplorer`,
  ru: `сказать говорить заявить заявлять добавить добавлять пояснить пояснять объяснить объяснять отметить отмечать
    объявить утверждать предупредить предупреждать настаивать признать признавать признаться признаваться вспомнить
    вспоминать ответить отвечать написать писать шутить пошутить воскликнуть крикнуть прошептать заметить замечать
    прокомментировать продолжить продолжать заключить подтвердить подтверждать рассказать рассказывать сообщить
    сообщать подчеркнуть подчёркивать возразить спросить спрашивать сетовать сожалеть`,
};

const stems = stemSet(SAYING);

/** Whether a lower-case word is a verb of saying. */
export const isSaying = (tag: LanguageTag, norm: string): boolean => stems(tag).has(stemOf(tag, norm));
