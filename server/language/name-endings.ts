import { words } from './words.js';

/**
 * Endings that make another word of a name, or another case of it, and not another spelling: by them `Chile` and
 * `Chilean`, `Zelensky` and `Zelenska` differ. What isn't here may be how somebody has transliterated it.
 */
export const NAME_ENDINGS: Record<string, ReadonlySet<string>> = {
  en: words(
    'a an ans as aya ean eans ed en ens er ern ers es ese ey ia ian ians iana ic ics ie ies ina ing ish ism ist ists ite',
    'ites land ly man men n ns o on os ov ova ry s ship skaya ska son st th us um',
  ),
  fr: words(
    'a ain aine aines ains ais aise aises an ane anes ans as aya e é ée en enne ennes ens er es esque eur euse ia ie ien',
    'ienne iennes iens in ine ins ique iques isme iste istes ité land n o ois oise oises on os ov ova que s skaya ska',
    'te u us x éen éenne éens éennes',
  ),
  ru: words(
    'а ам ами ах ая е ев его ее ей ем ему ех ею и ие ией ий им ими их ию ия иям иях ия ов ого ое ой ом ому ою у ую',
    'ы ые ый ым ыми ых ь ье ьи ью ья ьям ьях ю юю я яя ям ями ях ец ца цу цем цы цев ка ки ке ку кой ок на ны не ну ной',
    'ин ина ина ину ином иной ский ская ские ского ской скую ским ских ском ову ова овой овы овым ева евой еву евым',
  ),
};
