import cookieParser from 'cookie-parser';
import express, { type Express } from 'express';
import type { Kysely } from 'kysely';
import { consistencyReport } from '../store/consistency-report.js';
import type { Database } from '../store/tables.js';
import { BASE } from './api/base.js';
import { apiPage } from './api/page.js';
import { problems } from './api/problem.js';
import { apiRoutes } from './api/routes.js';
import type { Context } from './context.js';
import { draftList } from './drafts.js';
import { errorPages, notFound } from './errors.js';
import { type Asides, asidesHere } from './jobs/asides.js';
import { type ConsistencyRunner, consistencySearch } from './jobs/consistency-search.js';
import type { JobRunner } from './jobs/job.js';
import { jobList } from './jobs/job-list.js';
import { readersLanguage } from './language.js';
import { liveNews, tellingOthers } from './live.js';
import { BUILT_ASSETS, fontFiles, VIEWS } from './places.js';
import { checksRoutes } from './routes/checks.js';
import { columnsRoutes } from './routes/columns.js';
import { consistencyRoutes } from './routes/consistency.js';
import { documentRoutes } from './routes/document.js';
import { documentsRoutes } from './routes/documents.js';
import { editRoutes } from './routes/edit.js';
import { exportRoutes } from './routes/export.js';
import { flagsRoutes } from './routes/flags.js';
import { historyRoutes } from './routes/history.js';
import { jobsRoutes } from './routes/jobs.js';
import { liveRoutes } from './routes/live.js';
import { newDocumentRoutes } from './routes/new-document.js';
import { overviewRoutes } from './routes/overview.js';
import { printRoutes } from './routes/print.js';
import { realignRoutes } from './routes/realign.js';
import { reportRoutes } from './routes/report.js';
import { reviewerRoutes } from './routes/reviewer.js';
import { reviseRoutes } from './routes/revise.js';
import { searchRoutes } from './routes/search.js';
import { statsRoutes } from './routes/stats.js';
import { transferRoutes } from './routes/transfers.js';
import { unitFlagRoutes } from './routes/unit-flags.js';
import { unitRoutes } from './routes/units.js';
import { windowRoutes } from './routes/window.js';
import { wordsRoutes } from './routes/words.js';
import { formTokens, headers, knownHost, ownOrigin } from './security.js';
import { freshUnits, staleAnswers } from './stale-answer.js';
import { setTemplates } from './templates.js';
import { transferList } from './transfers.js';
import { UPLOAD_LIMITS, type UploadLimits, upload } from './upload.js';

export interface AppParts {
  db: Kysely<Database>;
  /** What aligns and stores documents: worker threads (`workerPool`), or this thread (`inProcess`). */
  run: JobRunner;
  /** What looks through all documents: a worker thread, or, where none is given, this one. */
  findInconsistencies?: ConsistencyRunner;
  /** What does work that a request waits for: worker threads, or, where none are given, this one. */
  asides?: Asides;
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
  const context: Context = {
    db: parts.db,
    jobs: jobList(parts.run, report),
    consistency: consistencySearch(
      parts.findInconsistencies ?? ((progress, signal) => consistencyReport(parts.db, new Date(), progress, signal)),
      report,
    ),
    asides: parts.asides ?? asidesHere(parts.db),
    live: liveNews(parts.db, report),
    drafts: draftList(),
    transfers: transferList(),
    version: parts.version,
  };
  const limits = { ...UPLOAD_LIMITS, ...parts.limits };
  // Before cookies are read: programs have none, and nothing here may depend on a browser's.
  app.use(BASE, apiRoutes(context, limits), problems(report));
  takeForms(app, limits);
  const routes = [
    ...[documentsRoutes, newDocumentRoutes, documentRoutes, unitRoutes, unitFlagRoutes],
    ...[
      realignRoutes,
      checksRoutes,
      statsRoutes,
      consistencyRoutes,
      flagsRoutes,
      reviewerRoutes,
      searchRoutes,
      jobsRoutes,
      exportRoutes,
      transferRoutes,
    ],
    ...[overviewRoutes, reportRoutes, reviseRoutes, liveRoutes, windowRoutes, printRoutes],
    ...[editRoutes, historyRoutes, columnsRoutes, wordsRoutes, apiPage],
  ];
  app.use(tellingOthers(context.live));
  app.post('/units/:id{/*rest}', freshUnits(context));
  for (const route of routes) app.use(route(context));
  app.use(notFound, staleAnswers(context), errorPages(report));
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
function takeForms(app: Express, limits: UploadLimits): void {
  const tokens = formTokens();
  app.locals.token = tokens.token;
  app.use(cookieParser(), readersLanguage(), ownOrigin, tokens.visitor);
  app.use(express.urlencoded({ extended: false, limit: FORM_SIZE }));
  app.post('/documents', upload(limits, true));
  app.post('/documents/:id/revise', upload(limits));
  app.use(tokens.protect);
}
