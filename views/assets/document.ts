/** The side-by-side page, made faster. Without this script every link and form of it works all the same. */
import { watchDeeds } from './deeds.js';
import { watchKeys } from './keys.js';
import { linkMarks } from './marks.js';
import { watchSelection } from './selection.js';

const sheet = document.querySelector<HTMLElement>('.sheet');
if (sheet) {
  linkMarks(sheet);
  watchDeeds(sheet);
  watchSelection(sheet);
  watchKeys(sheet);
}
