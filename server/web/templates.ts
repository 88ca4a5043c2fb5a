import { join } from 'node:path';
import type { Express, Request, Response } from 'express';
import { engine } from 'express-handlebars';
import type { HelperOptions } from 'handlebars';
import type { DivergenceParams } from '../types.js';
import type { Wording } from '../wording.js';
import { languageLinks, wordingFor } from './language.js';
import { VIEWS } from './places.js';

/** Handlebars for Express. Templates get data only; they escape all of it. */
export function setTemplates(app: Express): void {
  app.engine(
    'hbs',
    engine({
      extname: '.hbs',
      defaultLayout: 'main',
      layoutsDir: join(VIEWS, 'layouts'),
      partialsDir: join(VIEWS, 'partials'),
      helpers: { t, url: encodeURIComponent },
    }),
  );
  app.set('view engine', 'hbs');
  app.set('views', join(VIEWS, 'pages'));
  app.enable('view cache');
}

/** `{{t "documents.units" count=units}}` */
function t(key: string, options: HelperOptions): string {
  const { wording } = options.data.root as { wording: Wording };
  return wording.t(key, options.hash as DivergenceParams);
}

export interface Page {
  /** The name of the template in views/pages. */
  view: string;
  title: string;
  /** Marks the place in the main menu. */
  section?: 'documents' | 'flags' | 'export';
  /** A script of views/assets, without its extension. */
  script?: string;
  status?: number;
  [data: string]: unknown;
}

export function show(req: Request, res: Response, page: Page): void {
  const { view, status = 200, ...data } = page;
  const { lang } = wordingFor(res);
  res
    .status(status)
    .set('Cache-Control', 'private, no-cache')
    .render(view, {
      ...common(req, res),
      ...data,
      sections: sections(page.section, res),
      languages: languageLinks(req, lang),
    });
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
  return { wording, lang: wording.lang, token, here: req.originalUrl };
}

function sections(current: Page['section'], res: Response) {
  const { t } = wordingFor(res);
  return [
    { href: '/', name: t('menu.documents'), current: current === 'documents' },
    { href: '/flags', name: t('menu.flags'), current: current === 'flags' },
    { href: '/export', name: t('menu.export'), current: current === 'export' },
  ];
}
