import multer from 'multer';

/** What a form with texts may weigh. */
export interface UploadLimits {
  /** Bytes a file or a pasted text. */
  size: number;
  /** Versions a document. */
  versions: number;
}

export const UPLOAD_LIMITS: UploadLimits = { size: 50 * 1024 * 1024, versions: 24 };

/** Reads the new-document form into `req.body` and `req.files`, in memory: nothing is written before it is known. */
export function upload({ size, versions }: UploadLimits) {
  return multer({
    storage: multer.memoryStorage(),
    // Each version has at most four fields (language, text, file, "leave the kept file out"), the form five of its own.
    limits: { fileSize: size, fieldSize: size, files: versions, fields: versions * 4 + 5, parts: versions * 5 + 5 },
    // Browsers send names as UTF-8; multer takes them for Latin-1 unless told.
    defParamCharset: 'utf8',
  }).any();
}
