import { fr as numbers } from './numbers/fr.js';
import type { Language } from './types.js';
import { words } from './words.js';

export const fr: Language = {
  tag: 'fr',
  splitting: {
    goOn: words(
      'P.S N.B M MM Mr Mrs Ms Mme Mmes Mlle Mlles Me Mes Mgr Mgrs Dr Drs Pr Prof Ch Th Ph Vve St Ste Sts Stes gén cdt lt',
      'Cdt Lt Sgt Gal Cne Cel cf vs c.-à-d c.à.d i.e p.ex env tél bd boul av apr éd trad coll dir réf',
      'rédac dép arr chap pp fig figs tab ill illus chapp ms mss fo ff sqq suiv v.g e.g dial',
      'resp orig angl ital néerl prés sén gouv R.P S.M S.E S.Exc',
    ),
    beforeNumber: words(
      'no nos vol art arts p par paragr al alin sect tit liv t ch n num pl op cit ca circa tome bât app apt',
      'janv févr fév avr juil sept oct nov déc réf v f l r d a',
    ),
    afterNumber: words('h min s km m kg ha'),
    mayEnd: words(
      'ex Cie Inc Ltd Ltée Corp Co Bros Jr Sr jr sr al ibid id loc.cit op.cit S.A S.A.S S.A.R.L S.N.C U.S U.S.A O.N.U',
      'U.E Ph.D M.D univ adm assoc dept Sté Éts Ets qc Qc',
    ),
    oftenEnd: words('etc J.-C J.C A.D hab sq n.è E.V'),
    starters: words(
      "le la les l' un une des du de d' ce cet cette ces c' il elle ils elles on je j' tu nous vous en y dans sur sous",
      'pour par avec sans après avant depuis pendant durant lors dès vers chez contre entre parmi malgré selon outre',
      'à au aux mais et ou or donc car ni si quand lorsque comme puisque parce bien ainsi aussi alors puis ensuite enfin',
      "cependant toutefois pourtant néanmoins d'abord finalement actuellement aujourd' hier demain désormais jadis",
      'son sa ses leur leurs notre nos votre vos mon ma mes ton ta tes plusieurs certains certaines chaque tout tous',
      "toute toutes quel quelle quels quelles qui que qu' quoi où comment pourquoi combien est n' s' m' t' ne se cela",
      "ça ceci celui celle ceux celles autre autres d'autres aucun aucune nul quelques quelque beaucoup peu trop plus",
      'moins très tant tandis alors même mêmes seul seule seuls rien personne tel telle tels telles là ici voici voilà',
      "jusqu' lorsqu' puisqu' quoiqu' quoique afin grâce suite quant face concernant deux trois quatre cinq six sept",
      'huit neuf dix oui non parfois souvent toujours jamais déjà encore bientôt ensemble surtout notamment environ',
      'près loin hors sauf soit étant ayant née né situé située était sont sera fut a ont avait',
    ),
    unstopped: words(
      "il elle ils elles je j' nous c' ce cet cette ces selon cependant toutefois depuis lors après un une des dans",
      'pour',
    ),
    commonEndings: words(),
    surnameEndings: words(),
    particles: words("le la les l' de du des d' un en au y né ni son sa ma ta on or si tu est sept six dix bien"),
    letterNouns: words(
      'vitamine vitamines plan groupe groupes type types classe catégorie hépatite annexe lettre section partie série',
      'zone niveau bloc article titre option phase équipe division note point tableau poule ligue grippe',
    ),
    continuations: words(),
    openings: words(
      "à en au aux le la les dès vers depuis après avant dans entre vers jusqu' jusqu'en pendant durant vers l' et mais",
      "puis de du d'",
    ),
    numberWords: words('mille million millions milliard milliards'),
    speechVerbs: words(),
    calledNames: words('Yahoo Jeopardy Joomla Wham Ahoy E'),
    elisions: words('l d qu s n j m t c jusqu lorsqu'),
    ordinalStop: false,
    guillemets: 'outward',
  },
  numbers,
  vocabulary: {
    functionWords: words(
      'le la les l un une des du de d au aux à ce cet cette ces c ça cela ceci celui celle ceux celles y en',
      'et ou mais donc or ni car que qu quel quelle quels quelles qui quoi dont où lequel laquelle lesquels',
      'lesquelles duquel auquel si comme quand lorsque lorsqu puisque puisqu quoique parce afin ainsi alors',
      'après avant avec chez contre dans depuis derrière dès devant durant entre envers hors jusque jusqu',
      'malgré par parmi pendant pour près sans sauf selon sous sur vers via je j me m moi mon ma mes tu te t',
      'toi ton ta tes il elle on se s soi son sa ses nous notre nos vous votre vos ils elles lui leur leurs',
      'eux ne n pas plus moins point jamais rien aucun aucune nul nulle non oui très trop peu assez beaucoup',
      'tout toute tous toutes même mêmes autre autres tel telle tels telles aussi encore déjà toujours',
      'souvent ici là est suis es sommes êtes sont était étaient été être fut furent sera seront serait',
      'seraient soit soient ait aient ai as a avons avez ont avait avaient avoir eu eut aura auront aurait',
      'auraient ayant étant fait faire peut peuvent pouvait pourrait doit doivent devait devrait va vont',
      'cependant toutefois néanmoins pourtant enfin puis ensuite notamment',
    ),
    namesInflect: false,
  },
};
