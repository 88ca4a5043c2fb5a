import type { LanguageTag } from '../../../types.js';
import type { UnitView } from '../../check.js';

/**
 * Whether other versions may have been translated from this one. What a translation renders in one way may be two things
 * in its source: that is no inconsistency.
 */
export const mayBeSource = ({ source }: Pick<UnitView, 'source'>, tag: LanguageTag): boolean =>
  source === null || source === tag;
