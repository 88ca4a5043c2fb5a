import { plainNumbers } from './numbers/types.js';
import type { Language } from './types.js';
import { words } from './words.js';

/** The fallback: what many languages have in common, for all that have no file of their own. */
export const plain: Language = {
  tag: 'und',
  splitting: {
    goOn: words(
      'Mr Mrs Ms Dr Drs Dra Prof Profa St Sta Sto Ste Sr Sra Srta Sres Dña Hr Fr Frl Sig Sigra dott dott.ssa avv ing',
      'Ing Mag Dipl Dipl.-Ing mgr inż hab prof dr vs cf vgl ca bzw z.B d.h u.a s.o evtl ggf inkl exkl Hrsg hrsg p.ej ej',
      'tzn tzv tj np m.in ul al pl im św napr bl.a t.ex f.eks dvs jfr bijv o.a d.w.z i.p.v Abs Str Univ Gen Col Cnel Lic',
      'Av Avda núm Núm pág págs resp doc MUDr JUDr RNDr PhDr kpt gen płk por mjr м г ул им проф акад',
    ),
    beforeNumber: words(
      'no nr num n art arts p pp s ss str vol cap kap fig tab tel Tel Nr č čl obr st abs № § c ok pol sv',
    ),
    afterNumber: words('г р'),
    mayEnd: words('EE Inc Ltd Co Corp Jr GmbH Co.KG Cía Cia S.A S.p.A S.r.l s.r.o a.s d.o.o EE.UU U.S Ph.D'),
    oftenEnd: words('etc usw ecc etcétera itd itp atd apod tzn.atd enz osv m.m т.д н.э т.п др'),
    starters: words(
      'der die das ein eine es er sie wir ich und aber doch wenn als el los las un una él ella en pero y il lo gli uno',
      'nel ma è os as um uma ele ela mas em no na het een hij zij maar de den det en ett han hon men to ta ten ti',
    ),
    unstopped: words(),
    commonEndings: words(),
    surnameEndings: words(),
    particles: words('de den der die los las lo la un to ta ten no na un el il em en'),
    letterNouns: words('vitamin vitamina plan grupo gruppo Gruppe grupa plano typ tipo Plan Vitamin'),
    continuations: words(),
    openings: words('am im um seit bis a en el la las in nel alle em no na às w o do v'),
    numberWords: words(),
    speechVerbs: words(),
    calledNames: words('Yahoo Jeopardy Joomla Wham Ahoy E'),
    elisions: words('l d dell nell all un'),
    ordinalStop: true,
    guillemets: 'either',
  },
  numbers: plainNumbers,
  vocabulary: { functionWords: words(), namesInflect: false },
};
