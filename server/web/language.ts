import type { NextFunction, Request, RequestHandler, Response } from 'express';
import type { i18n, Module } from 'i18next';
import { handle, LanguageDetector } from 'i18next-http-middleware';
import { isReaderLanguage, loadTexts, READER_LANGUAGES, readerLanguage, type Wording, wordingOf } from '../wording.js';

/** Which language the reader gets: the one chosen before (a cookie), else what the browser asks for. */

const COOKIE = 'tercet-language';
const YEAR = 365 * 24 * 60 * 60 * 1000;

let texts: i18n | undefined;

function webTexts(): i18n {
  if (!texts) {
    const detector = new LanguageDetector(null, { order: ['cookie', 'header'], lookupCookie: COOKIE, caches: false });
    texts = loadTexts(detector as Module);
  }
  return texts;
}

/** Must stand behind the cookie parser. Sets `res.locals.wording`. */
export function readersLanguage(): RequestHandler[] {
  return [rememberChoice, handle(webTexts()), setWording];
}

/** `?lang=fr` on any page: remembered, and then the same page under its own address. */
function rememberChoice(req: Request, res: Response, next: NextFunction): void {
  const { lang } = req.query;
  if (req.method !== 'GET' || !isReaderLanguage(lang)) {
    next();
    return;
  }
  res.cookie(COOKIE, lang, { maxAge: YEAR, httpOnly: true, sameSite: 'lax' });
  const query = new URLSearchParams(req.originalUrl.split('?')[1]);
  query.delete('lang');
  res.redirect(303, query.size > 0 ? `${localPath(req)}?${query}` : localPath(req));
}

function setWording(req: Request, res: Response, next: NextFunction): void {
  res.locals.wording = wordingOf(webTexts(), readerLanguage(req.language));
  res.vary('Accept-Language');
  next();
}

export function wordingFor(res: Response): Wording {
  // An error may come before the language is known.
  return (res.locals.wording as Wording | undefined) ?? wordingOf(webTexts(), 'en');
}

/** Links to this page in each language. */
export function languageLinks(req: Request, current: string) {
  const query = new URLSearchParams(req.method === 'GET' ? req.originalUrl.split('?')[1] : '');
  return READER_LANGUAGES.map((lang) => {
    query.set('lang', lang);
    const name = new Intl.DisplayNames(lang, { type: 'language' }).of(lang) ?? lang;
    return { lang, code: lang.toUpperCase(), name, href: `${localPath(req)}?${query}`, current: lang === current };
  });
}

export function textDirection(tag: string): 'ltr' | 'rtl' {
  return webTexts().dir(tag);
}

/** `//elsewhere.example` is a path to the server but another site to a browser. */
function localPath(req: Request): string {
  return req.path.replace(/^\/+/u, '/');
}
