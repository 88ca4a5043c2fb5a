/** A picture as plain data. The template `svg-mark` writes it out, so that nothing here puts markup together. */

/** An element. Lengths are pixels, or parts of the width where they end in `%`: pictures are as wide as their place. */
export interface Mark {
  name: 'rect' | 'path' | 'line' | 'text' | 'svg' | 'g';
  at: Readonly<Record<string, string | number>>;
  text?: string;
  inside?: Mark[];
}

export interface Picture {
  /** In pixels. */
  height: number;
  marks: Mark[];
}

export const percent = (share: number): string => `${Math.round(share * 10_000) / 100}%`;

export function label(text: string, x: number | string, y: number, className = '', anchor = 'start'): Mark {
  const at = { x, y, ...(className && { class: className }), ...(anchor !== 'start' && { 'text-anchor': anchor }) };
  return { name: 'text', at, text };
}
