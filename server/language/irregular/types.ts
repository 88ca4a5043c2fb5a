/**
 * The irregular forms of a language: a lemma and, one space apart, its forms that the Snowball stemmer gives another
 * stem than the lemma. Lower case, Russian `ё` as `е`. A form stands for all forms that share its stem (`принятый` for
 * `принятого`), unless that stem is another word's too: then each form is listed and stands for itself alone.
 * `stemReader` applies both.
 */
export type IrregularForms = Readonly<Record<string, string>>;

export type Stemmer = (word: string) => string;
