import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import type { Request, Response } from 'express';

/** A file that is made while it is sent. */
export interface SentFile {
  mediaType: string;
  /** What to save it as; absent: it is for reading. */
  name?: string;
  /** What it may do in a browser, where it is a page (Content-Security-Policy). */
  policy?: string;
  pieces: AsyncIterable<string | Uint8Array>;
}

/** An answer that is a file, piece by piece: memory stays flat however large it is. */
export function sendFile({ mediaType, name, policy, pieces }: SentFile) {
  return {
    send: async (req: Pick<Request, 'method'>, res: Response): Promise<void> => {
      if (name !== undefined) res.attachment(name);
      if (policy !== undefined) res.set('Content-Security-Policy', policy);
      res.status(200).type(mediaType).set('Cache-Control', 'no-store');
      if (req.method === 'HEAD') {
        res.end();
        return;
      }
      try {
        await pipeline(Readable.from(pieces), res);
      } catch (error) {
        // Whoever leaves before the end has half a file, and knows it.
        if ((error as { code?: unknown }).code !== 'ERR_STREAM_PREMATURE_CLOSE') throw error;
      }
    },
  };
}
