/** The side-by-side page, made faster. Without this script every link and form of it works all the same. */
import { watchColumns } from './columns.js';
import { watchDeeds } from './deeds.js';
import { watchEditing } from './edit.js';
import { watchKeys } from './keys.js';
import { watchOthers } from './live.js';
import { watchMap } from './map.js';
import { linkMarks } from './marks.js';
import { watchPaging } from './paging.js';
import { watchSelection } from './selection.js';
import { watchWords } from './words.js';

const sheet = document.querySelector<HTMLElement>('.sheet');
if (sheet) {
  linkMarks(sheet);
  watchDeeds(sheet);
  watchEditing(sheet);
  watchColumns(sheet);
  watchWords(sheet);
  watchSelection(sheet);
  watchKeys(sheet);
  watchMap();
  watchPaging(sheet);
  watchOthers(sheet);
}
