/**
 * The little of the DOM that reading needs. linkedom's own types lean on TypeScript's `dom` library, which a program for
 * Node has no use for and which would let browser globals pass the type check everywhere.
 */
export interface HtmlNode {
  nodeType: number;
  /** In capitals for an HTML element. */
  nodeName: string;
  childNodes: Iterable<HtmlNode>;
  firstChild: HtmlNode | null;
  nextSibling: HtmlNode | null;
  parentNode: HtmlNode | null;
  textContent: string | null;
}

export interface HtmlElement extends HtmlNode {
  getAttribute(name: string): string | null;
  querySelector(selector: string): HtmlElement | null;
  querySelectorAll(selector: string): Iterable<HtmlElement>;
  remove(): void;
}

export interface HtmlDocument extends HtmlElement {
  body: HtmlElement | null;
  documentElement: HtmlElement | null;
  title: string;
}

export const ELEMENT = 1;
export const TEXT = 3;

export function isElement(node: HtmlNode): node is HtmlElement {
  return node.nodeType === ELEMENT;
}
