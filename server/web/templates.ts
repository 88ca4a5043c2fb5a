import { join } from 'node:path';
import type { Express, Request, Response } from 'express';
import { engine } from 'express-handlebars';
import type { HelperOptions } from 'handlebars';
import type { DivergenceParams } from '../types.js';
import type { Wording } from '../wording.js';
import { languageLinks, wordingFor } from './language.js';
import { VIEWS } from './places.js';
import { reviewerOf } from './reviewer.js';

/** Handlebars for Express. Templates get data only; they escape all of it. */
export function setTemplates(app: Express): void {
  app.engine(
    'hbs',
    engine({
      extname: '.hbs',
      defaultLayout: 'main',
      layoutsDir: join(VIEWS, 'layouts'),
      partialsDir: join(VIEWS, 'partials'),
      helpers: HELPERS,
    }),
  );
  app.set('view engine', 'hbs');
  app.set('views', join(VIEWS, 'pages'));
  app.enable('view cache');
}

/** What templates can call. */
export const HELPERS = { t, counted, url: encodeURIComponent };

/** `{{t "documents.units" count=units}}` */
function t(key: string, options: HelperOptions): string {
  const { wording } = options.data.root as { wording: Wording };
  return wording.t(key, options.hash as DivergenceParams);
}

/** `{{counted count}}`, as the reader's language writes it. */
function counted(count: number, options: HelperOptions): string {
  const { wording } = options.data.root as { wording: Wording };
  return new Intl.NumberFormat(wording.lang).format(count);
}

export interface Page {
  /** The name of the template in views/pages. */
  view: string;
  title: string;
  /** Marks the place in the main menu. */
  section?: 'documents' | 'flags' | 'consistency' | 'stats' | 'export';
  /** A script of views/assets, without its extension. */
  script?: string;
  status?: number;
  [data: string]: unknown;
}

export function show(req: Request, res: Response, page: Page): void {
  const { view, status = 200 } = page;
  res
    .status(status)
    .set('Cache-Control', 'private, no-cache')
    .render(view, framed(req, res, page));
}

/** A page's text, to be sent piece by piece. */
export function pageText(req: Request, res: Response, page: Page): Promise<string> {
  return rendered(res, page.view, framed(req, res, page));
}

/** The text of a part of it: of data and words only, since by then it is too late for cookies. */
export function partText(res: Response, view: string, data: object): Promise<string> {
  return rendered(res, view, { wording: wordingFor(res), ...data, layout: false });
}

function rendered(res: Response, view: string, data: object): Promise<string> {
  return new Promise((resolve, reject) => {
    res.render(view, data, (error: Error | null, html) => (error ? reject(error) : resolve(html)));
  });
}

/** What a page is given, with what stands around it. */
function framed(req: Request, res: Response, { view, status, ...data }: Page) {
  return {
    ...common(req, res),
    ...data,
    sections: sections(data.section, res),
    languages: languageLinks(req, wordingFor(res).lang),
  };
}

/** A part of a page, without its frame, for the script that asked for it. */
export function showPart(req: Request, res: Response, view: string, data: object, status = 200): void {
  res
    .status(status)
    .set('Cache-Control', 'no-store')
    .render(view, { ...common(req, res), ...data, layout: false });
}

/** The browser script asks so; a plain form doesn't. */
export function wantsPart(req: Request): boolean {
  return req.get('X-Part') === '1';
}

function common(req: Request, res: Response) {
  const wording = wordingFor(res);
  const token = (res.app.locals.token as ((req: Request, res: Response) => string) | undefined)?.(req, res);
  const here = req.originalUrl;
  const reviewer = { name: reviewerOf(req), back: req.method === 'GET' ? here : '/' };
  return { wording, lang: wording.lang, token, here, reviewer };
}

function sections(current: Page['section'], res: Response) {
  const { t } = wordingFor(res);
  return [
    { href: '/', name: t('menu.documents'), current: current === 'documents' },
    { href: '/flags', name: t('menu.flags'), current: current === 'flags' },
    { href: '/consistency', name: t('menu.consistency'), current: current === 'consistency' },
    { href: '/stats', name: t('menu.stats'), current: current === 'stats' },
    { href: '/export', name: t('menu.export'), current: current === 'export' },
  ];
}
