import type { NextFunction, Request, RequestHandler } from 'express';
import multer, { MulterError, type StorageEngine } from 'multer';
import { keepOnDisk, removeUpload, UPLOADS, type Upload } from './upload-folder.js';

/** What a form with texts may weigh. */
export interface UploadLimits {
  /** Bytes a file or a pasted text. */
  size: number;
  /** Versions a document. */
  versions: number;
  /** Bytes of a file that is imported as a whole: it isn't held in memory. */
  whole: number;
}

const MEGABYTE = 1024 * 1024;

export const UPLOAD_LIMITS: UploadLimits = { size: 50 * MEGABYTE, versions: 24, whole: 1024 * MEGABYTE };

/** The field of a file that is imported as a whole. */
export const WHOLE = 'whole';

/**
 * Reads a form with texts into `req.body` and `req.files`, in memory: nothing is written before it is known.
 * @param whole also takes a file that is imported as a whole, which goes onto the disk.
 */
export function upload({ size, versions, whole: most }: UploadLimits, whole = false): RequestHandler[] {
  const read = multer({
    storage: storage(size, whole),
    // Each version has at most four fields (language, text, file, "leave the kept file out"), the form seven of its own.
    limits: {
      ...{ fileSize: whole ? Math.max(size, most) : size, fieldSize: size, files: versions + 1 },
      ...{ fields: versions * 4 + 7, parts: versions * 5 + 8 },
    },
    // Browsers send names as UTF-8; multer takes them for Latin-1 unless told.
    defParamCharset: 'utf8',
  }).any();
  const form: RequestHandler = (req, res, next) => read(req, res, told(next));
  return whole ? [removedUnlessTaken, form] : [form];
}

/** A form that can't be read to its end, or whose parts can't be told from each other. */
export class BrokenForm extends Error {
  readonly status = 400;
}

/** The parser of forms throws plain errors; those of the system, of a disk that is full, have a code. */
const told =
  (next: NextFunction) =>
  (error?: unknown): void => {
    const plain = error instanceof Error && !(error instanceof MulterError) && !('code' in error);
    next(plain ? new BrokenForm(error.message) : error);
  };

/** Whoever takes the file on has to remove it; else it goes with the answer. */
const taken = new WeakSet<Request>();

const removedUnlessTaken: RequestHandler = (req, res, next) => {
  res.on('close', () => {
    const [first, ...others] = onDisk(req);
    const left = taken.has(req) || !first ? others : [first, ...others];
    for (const { path } of left) removeUpload(path);
  });
  next();
};

const onDisk = (req: Request): Express.Multer.File[] =>
  ((req.files ?? []) as Express.Multer.File[]).filter(({ fieldname, path }) => fieldname === WHOLE && path);

const uploaded = (req: Request): Upload | null => {
  const [file] = onDisk(req);
  return file ? { name: file.originalname, path: file.path, size: file.size } : null;
};

/** The file that is to be imported as a whole, from now on the caller's to remove; null where none was sent. */
export function takeUpload(req: Request): Upload | null {
  const upload = uploaded(req);
  if (upload) taken.add(req);
  return upload;
}

function storage(size: number, whole: boolean): StorageEngine {
  return {
    _handleFile(_req, file, done) {
      if (whole && file.fieldname === WHOLE) {
        keepOnDisk(file.stream).then((kept) => done(null, { ...kept, destination: UPLOADS }), done);
        return;
      }
      const chunks: Buffer[] = [];
      let length = 0;
      file.stream.on('data', (chunk: Buffer) => {
        const before = length;
        length += chunk.length;
        if (length <= size) chunks.push(chunk);
        else if (before <= size) done(new MulterError('LIMIT_FILE_SIZE', file.fieldname));
      });
      file.stream.on('end', () => {
        if (length <= size) done(null, { buffer: Buffer.concat(chunks), size: length });
      });
    },
    _removeFile(_req, file, done) {
      if (file.path) removeUpload(file.path);
      done(null);
    },
  };
}
