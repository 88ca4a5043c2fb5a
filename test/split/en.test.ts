import { describe } from '@jest/globals';
import { testRows } from './marked.js';

describe('English: plain sentences', () => {
  testRows('en', [
    'The harbour was empty.¦ A gull cried.¦ Nobody came.',
    'Is it open?¦ Yes!¦ Come in.',
    'What?!¦ You sold it?!!¦ Never mind.',
    'The heading has no stop',
    'We saw three things; none mattered: a boat, a bell and a dog.¦ Then it rained.',
    'She knew it.¦ 😀 Everyone did.',
    'He paid in cash.¦ $40 was too much.¦ 12 people complained.',
    'The tablet sold well.¦ iPads were gone by noon.',
    'They closed the mine.¦ then they closed the town.',
    'The end came quickly.¦Then the lights went out.',
    'She moved to Paris.¦However, she kept her flat.',
  ]);
});

describe('English: titles, initials and names', () => {
  testRows('en', [
    'Dr. Ames met Mr. and Mrs. Poole.¦ Prof. Lind was late.',
    'Gen. Ruth Okafor and Lt. Col. Ben Sato spoke.¦ Sen. Vale did not.',
    'The novel by J. K. Arden sold out.¦ Its sequel did not.',
    'The novel by J.K. Arden sold out.',
    'It was signed by M. R. Novak on Friday.¦ No one noticed.',
    'George W. Tanner spoke first.¦ Then R. J. Cole answered.',
    'They named it after J. A. Lowe and A. B. Hart.',
    'St. Helens lies near Mt. Margaret.¦ The road is shut.',
    'The shop is on Main St.¦ The bank is opposite.',
    'Robert Downs Jr. said nothing.¦ Neither did Carl Hays Sr.¦ His wife spoke.',
    'They take vitamin C.¦ It helps, they say.',
    'We have a Plan B.¦ Nobody likes it.',
    'Patients with hepatitis B.¦ Doctors were not told.',
    'He is as tall as I.¦ The others are shorter.',
    'Adm. Lee vs. Capt. Roy was the headline.',
    'Messrs. Hart and Cole, i.e. the owners, e.g. Mr. Cole, left.',
    'DR. NOVAK AND MR. LEE WON.¦ THE REST LOST.',
  ]);
});

describe('English: acronyms with stops, companies, places', () => {
  testRows('en', [
    'The U.S. Senate met.¦ The U.N. General Assembly did not.',
    'He returned to the U.S.¦ The visa had expired.',
    'He left the U.S. in May.',
    'Prices rose in the U.S., the U.K. and the E.U. last year.',
    'She moved to Washington, D.C.¦ Her sister followed.',
    'Acme Inc. Chief Executive Dana Lee resigned.',
    'He works for Acme Inc.¦ The firm makes anvils.',
    'Orbis Ltd. and Vela Corp. merged.¦ Rigel d.o.o. Zagreb did not.',
    'She has a Ph.D. in physics.¦ He has an M.Sc. from Leeds.',
    'She earned a Ph.D.¦ However, she never taught.',
    'The meeting is at 5 p.m. Monday.¦ Be there.',
    'The meeting ended at 5 p.m.¦ Police cleared the hall.',
    'At 5 p.m. Smith called again.',
    'It starts at 10 a.m. EST and ends at 2 p.m. GMT.',
    'It starts at 10 p. m.¦ The doors open earlier.',
    'They sell pens, paper, etc.¦ Prices are low.',
    'They sell pens, paper, etc. and stamps.',
    'Sen. Joan Hill, R-Ariz., voted no.¦ Rep. Cal Dean, D-Calif., voted yes.',
    'A jet landed beside a U.S. A-10 plane.',
    'He died in 44 B.C.¦ Caesar had ruled briefly.',
  ]);
});

describe('English: numbers, dates and lists', () => {
  testRows('en', [
    'It rose by 3.5 percent to 1,200.75 dollars.¦ Nobody knew why.',
    'See No. 5 on p. 12 and pp. 3-4 of vol. II.¦ It is there.',
    'She said no.¦ I think she meant it.',
    'He said no.¦ Then he left.',
    'On Sept. 11 and Jan. 3 the office was shut.',
    'See Fig. 3 and Art. 5, par. 2.¦ The rest is clear.',
    'It happened in 1999.¦ Then came the new century.',
    'The train leaves at 8.30 and arrives at 10.15.¦ Hurry.',
    '1. First we measure.¦ 2. Then we cut.',
    '3.1. The method is simple.¦ 3.2. The result is not.',
    'a. Mix the flour.¦ b. Add the milk.',
    'IV. The Return.¦ The hero comes home.',
    'The rules are: 1. Keep it short.¦ 2. Keep it true.',
    'He plays for 1. FC Lind in the 2. Bundesliga these days.',
    'The record is 12:45.¦ Hart set it.',
    'He is 6 ft. 2 in. tall and weighs 80 kg.¦ Nobody else is.',
    'It moves at 90 km/h.¦ Storms may follow.',
  ]);
});

describe('English: quotations, brackets and dashes', () => {
  testRows('en', [
    '"It is late."¦ She stood up.',
    '“It is late.”¦ She stood up.¦ “Go home.”',
    '"Is it late?" he asked.¦ "Go home!" she said.',
    '"Is it late?" Ms. Poole asked.¦ Nobody answered.',
    '"Is it late?" I asked.¦ Nobody answered.',
    '"Run!"¦ Everyone ran.',
    'He said: "I am tired.¦ I am going home."¦ Then he slept.',
    '‘It is late.’¦ She stood up.',
    'He wrote "The end."¦Then he slept.',
    'The song "Help!" is old.¦ So is "What Now?" by the same band.',
    'In the musical "Oliver!" Jane Dee played Nancy.',
    'She left (it was late).¦ He stayed.',
    'She left.¦ (It was late.)¦ He stayed.',
    'She left (it was late. The bus had gone.) and he stayed.',
    'The word (sic!) was misspelt.',
    'The town (pop. 4,000?) Lindholm is small.',
    'He paused – why? – and went on.',
    '— Who is it?¦ — It is me.',
    'He shouted "Stop!"¦ Police came running.',
    'The list names oats, rye, etc.; Barley is not on it.',
    'The report was called "Why We Failed" in the press.',
    'It was Sunday.[1]¦ The shops were shut.[2][3]¦ Nobody minded.¹¦ It rained.',
  ]);
});

describe('English: ellipses, addresses and names with marks', () => {
  testRows('en', [
    'Well... maybe not.¦ We waited…¦ Nobody came.',
    'We waited...¦ Then we left.',
    '… and then he slept.',
    '...Or so they say.',
    'He quoted “the law […] of the sea” at length.',
    'He was, he said, “tired … of all this”.',
    'Visit www.example.org/a.b?c=D.¦ It is free.',
    'Write to a.b@example.com.¦ We answer.',
    'It runs on Node.js and ASP.NET.¦ The .NET part is old.',
    'The file setup.Final.docx is in v2.1.0 of the archive.',
    'She booked on booking.com and Hotels.Com for less.',
    'Yahoo! shares fell.¦ Yahoo! Mail was down.',
    'He won on Jeopardy! last week.¦ She watched Jeopardy!¦ He had lost.',
    'No comment. . . .¦ He hung up.',
    'Floods in the valley (many roads are closed)¦ It has rained for a week.',
    "Isn't.¦ Wasn't.¦ It's.",
  ]);
});
