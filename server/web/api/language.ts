import type { Request, Response } from 'express';
import { READER_LANGUAGES, readerLanguage, type Wording, wording } from '../../wording.js';

/** In which language a program is answered: what `Accept-Language` prefers. Cookies have no say here. */
export function languageOf(req: Request, res: Response): Wording {
  const preferred = req.acceptsLanguages([...READER_LANGUAGES]);
  const chosen = wording(readerLanguage(preferred || 'en'));
  res.vary('Accept-Language').set('Content-Language', chosen.lang);
  return chosen;
}
