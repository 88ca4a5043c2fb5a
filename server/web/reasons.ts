import { DISMISSAL_REASONS, type DismissalReason } from '../store/types.js';
import type { Wording } from '../wording.js';

export interface ReasonView {
  value: DismissalReason;
  name: string;
  /** The digit that is its key. */
  key: number;
}

/** What a finding can be dismissed as. */
export function reasonViews({ t }: Wording): ReasonView[] {
  return DISMISSAL_REASONS.map((value, n) => ({ value, name: t(`reason.${value}`), key: n + 1 }));
}
