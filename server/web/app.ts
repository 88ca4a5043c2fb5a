import cookieParser from 'cookie-parser';
import express, { type Express } from 'express';
import type { Kysely } from 'kysely';
import type { Database } from '../store/tables.js';
import type { Context } from './context.js';
import { draftList } from './drafts.js';
import { errorPages, notFound } from './errors.js';
import type { JobRunner } from './jobs/job.js';
import { jobList } from './jobs/job-list.js';
import { readersLanguage } from './language.js';
import { BUILT_ASSETS, fontFiles, VIEWS } from './places.js';
import { documentRoutes } from './routes/document.js';
import { documentsRoutes } from './routes/documents.js';
import { exportRoutes } from './routes/export.js';
import { flagsRoutes } from './routes/flags.js';
import { jobsRoutes } from './routes/jobs.js';
import { newDocumentRoutes } from './routes/new-document.js';
import { realignRoutes } from './routes/realign.js';
import { unitRoutes } from './routes/units.js';
import { formTokens, headers, knownHost, ownOrigin } from './security.js';
import { setTemplates } from './templates.js';
import { UPLOAD_LIMITS, type UploadLimits, upload } from './upload.js';

export interface AppParts {
  db: Kysely<Database>;
  /** What aligns and stores documents: worker threads (`workerPool`), or this thread (`inProcess`). */
  run: JobRunner;
  version: string;
  /** Names, beside `localhost`, under which the server may be asked. */
  hosts?: readonly string[];
  limits?: Partial<UploadLimits>;
  /** Gets what is a fault of the program. */
  report?: (error: unknown) => void;
}

/** A year: a font's file never changes under its name. */
const FONT_AGE = '365d';
/** A form without texts is small. */
const FORM_SIZE = '256kb';

export function createApp(parts: AppParts): Express {
  const { report = () => {} } = parts;
  const app = express();
  app.disable('x-powered-by');
  setTemplates(app);
  app.use(headers(), knownHost(parts.hosts ?? []));
  app.get('/health', (_req, res) => {
    res.json({ status: 'ok', version: parts.version });
  });
  serveFiles(app);
  takeForms(app, parts.limits ?? {});
  const context: Context = {
    db: parts.db,
    jobs: jobList(parts.run, report),
    drafts: draftList(),
    version: parts.version,
  };
  const routes = [
    ...[documentsRoutes, newDocumentRoutes, documentRoutes, unitRoutes],
    ...[realignRoutes, flagsRoutes, jobsRoutes, exportRoutes],
  ];
  for (const route of routes) app.use(route(context));
  app.use(notFound, errorPages(report));
  return app;
}

function serveFiles(app: Express): void {
  // Revalidated each time: on the machine itself that costs nothing, and an update shows at once.
  for (const folder of [BUILT_ASSETS, `${VIEWS}/assets`])
    app.use('/assets', express.static(folder, { index: false, maxAge: 0, extensions: false }));
  for (const font of ['literata', 'inter'] as const)
    app.use(`/fonts/${font}`, express.static(fontFiles(font), { index: false, maxAge: FONT_AGE, immutable: true }));
}

/** Every form is read and its token looked at here, so that no route can forget to. */
function takeForms(app: Express, limits: Partial<UploadLimits>): void {
  const tokens = formTokens();
  app.locals.token = tokens.token;
  app.use(cookieParser(), readersLanguage(), ownOrigin, tokens.visitor);
  app.use(express.urlencoded({ extended: false, limit: FORM_SIZE }));
  app.post('/documents', upload({ ...UPLOAD_LIMITS, ...limits }));
  app.use(tokens.protect);
}
