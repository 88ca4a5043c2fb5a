import { describe } from '@jest/globals';
import { testRows } from './marked.js';

describe('French: plain sentences', () => {
  testRows('fr', [
    'Le port était vide.¦ Une mouette cria.¦ Personne ne vint.',
    'Est-ce ouvert ?¦ Oui !¦ Entrez donc.',
    'Quoi ?!¦ Tu l’as vendu ?!!¦ Tant pis.',
    'Vraiment ? !¦ Il n’y croyait pas.',
    'Un titre sans point',
    'Il restait trois choses ; aucune ne comptait : un bateau, une cloche, un chien.¦ Puis il plut.',
    'Il paya comptant.¦ 40 € suffisaient.¦ 12 personnes se plaignirent.',
    'On ferma la mine.¦ puis on ferma la ville entière.',
    'La fin vint vite.¦Puis les lampes s’éteignirent.',
    'Elle vivait à Nantes.¦Cependant, elle gardait sa maison.',
    'La tablette plut.¦ iPad ou pas, tout partit.',
    'À Lyon, il neigeait.¦ Où aller ?¦ Çà et là brûlaient des feux.',
  ]);
});

describe('French: titles, initials and names', () => {
  testRows('fr', [
    'M. Dupré rencontra Mme Roy.¦ Mlle Petit était absente.',
    'M. Le Goff et MM. Leroy et Blanc ont signé.',
    'Le Dr. Morel et Me. Aubry plaidaient.¦ Le Pr. Vidal écoutait.',
    'Le roman de J. K. Arden se vend bien.¦ La suite, moins.',
    'Le roman de J.K. Arden se vend bien.',
    'M. J.-P. Roux préside.¦ Mme A.-M. Colin écrit.',
    'Le discours de J. Le Bihan fut bref.',
    'Le tableau de A. De Vries est perdu.',
    'Mgr. Lambert et St. Paul sont cités.',
    'Le groupe C.¦ La Suède y joue.',
    'Il prend de la vitamine C.¦ Cela l’aide.',
    'Passons au plan B.¦ Personne n’y croit.',
    'L’ouvrage de Ch. Martin et Th. Faure date de 1950.',
    'Le gén. Ruel et le lt. Caron ont parlé.',
    'Me Aubry plaida.¦ Me voici, dit-elle.',
  ]);
});

describe('French: abbreviations', () => {
  testRows('fr', [
    'On vend du papier, des plumes, etc.¦ Les prix sont bas.',
    'On vend du papier, des plumes, etc. et des timbres.',
    'Voir l’art. 5 et l’art. L. 121-1 du code.¦ Tout y est.',
    'C’est de l’art.¦ Rien d’autre.',
    'Voir p. 12, pp. 3-4, vol. II, chap. III et n° 5.¦ Le reste suit.',
    'Cf. Morel, op. cit., p. 4.',
    'La ville, c.-à-d. Rome, tomba en 44 av. J.-C. sans combat.',
    'Il mourut en 44 av. J.-C.¦ César régna peu.',
    'Le bourg compte 1 200 hab.¦ Le maire en est fier.',
    'Le 3 janv. 2001 et le 5 févr. 2002 restent dans les mémoires.',
    'Écrire au 12, bd. Victor, tél. 01 02 03 04 05.',
    'La société Orbis S.A. Lyon a fermé.',
    'Il travaille chez Orbis Inc.¦ Elle fabrique des enclumes.',
    'La firme Vela d.o.o. Zagreb reste.',
    'Le dossier du C.N.R.S.¦ Le laboratoire se tait.',
    'Il rentre des U.S.A.¦ Les siens l’attendent.',
    'Elle a lu Morel et al. sur ce sujet.',
    'Par ex. Paris et Lyon, ou p. ex. Nice.',
    'Env. Trois mille personnes, soit env. 10 %, vinrent.',
  ]);
});

describe('French: numbers and lists', () => {
  testRows('fr', [
    'La hausse est de 3,5 % ou 1.200 euros.¦ Nul ne sait pourquoi.',
    'C’était en 1999.¦ Vint ensuite le siècle nouveau.',
    'Le train part à 8.30 et arrive à 10.15.¦ Vite.',
    '1. On mesure.¦ 2. On coupe.',
    '3.1. La méthode est simple.¦ 3.2. Le résultat, non.',
    'a. Mêler la farine.¦ b. Ajouter le lait.',
    'IV. Le retour.¦ Le héros rentre.',
    'Les règles : 1. Faire court.¦ 2. Faire vrai.',
    'Il joue au 1. FC Lind en 2. Bundesliga.',
    'Le vent souffle à 90 km/h.¦ Des orages suivront.',
  ]);
});

describe('French: quotations, brackets and dashes', () => {
  testRows('fr', [
    '« Il est tard. »¦ Elle se leva.',
    '«\u00a0Il est tard.\u00a0»¦ Elle se leva.¦ «\u202fRentrons.\u202f»',
    '« Est-il tard ? » demanda-t-il.¦ « Rentrons ! » dit-elle.',
    '« Est-il tard\u00a0?\u00a0» demande-t-il.',
    '« Il est tard.¦ Je rentre. »¦ Il dormit.',
    'Il dit : « Je suis las. »¦ Puis il dormit.',
    '« Il est tard », dit-elle.¦ Il ne répondit pas.',
    '« Viens ! cria-t-il. »¦ Nul ne bougea.',
    '"Il est tard."¦ Elle se leva.',
    '“Il est tard.”¦ Elle se leva.',
    'La chanson « Où vas-tu ? » est vieille.',
    'Dans la comédie « Oh là ! » Jeanne Roy tient le rôle principal.',
    'Elle partit (il était tard).¦ Il resta.',
    'Elle partit.¦ (Il était tard.)¦ Il resta.',
    'Elle partit (il était tard. Le bus était loin.) et il resta.',
    'Né vers 1203 (?) à Tours, il mourut jeune.',
    'Le mot (sic !) est mal écrit.',
    '— Qui est-ce ?¦ — C’est moi.',
    '— Qui est-ce ? demanda-t-elle.¦ — Moi.',
    'Il hésita – pourquoi ? – puis sortit.',
    'C’était dimanche.[1]¦ Les boutiques étaient closes.[2][3]¦ Il plut.¹¦ Puis rien.',
    'Le maire rêve d’une « ville apaisée »¦ Selon lui, tout changera.',
    'Les routes fermées (voir la carte)¦ Il pleut depuis lundi.',
    'Le journal « Le Phare » Le Havre paraît encore.',
  ]);
});

describe('French: ellipses, addresses and names with marks', () => {
  testRows('fr', [
    'Bon... peut-être.¦ On attendit…¦ Personne ne vint.',
    '… et puis il dormit.',
    'Il cita « la loi […] de la mer » sans rire.',
    'Il était las … de tout cela.',
    'Voyez www.exemple.fr/a.b?c=D.¦ C’est gratuit.',
    'Écrivez à a.b@exemple.fr.¦ On répond.',
    'Le site tourne sous Node.js et ASP.NET.¦ Le reste est vieux.',
    'Elle réserve sur booking.com et Hotels.Com.',
    'Yahoo! recule.¦ Yahoo! Mail est en panne.',
    'Le fichier plan.Final.docx est dans la v2.1.0.',
  ]);
});
