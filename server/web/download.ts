import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import type { Response } from 'express';
import { z } from 'zod';
import type { TransferPlan, Transfers } from './transfers.js';

/** As a page's script makes them: nobody guesses one. */
export const TICKET = /^[\da-f]{32}$/u;

/** The page's name for a file that it asks for, by which it follows it; '' where it follows none. */
export const Ticket = z.string().regex(TICKET).catch('');

export const ticketIn = ({ ticket }: { ticket?: unknown }): string => Ticket.parse(ticket);

export interface Download extends TransferPlan {
  name: string;
  contentType: string;
  /** @param step is to be called with each unit, or flag, that was gone through. */
  pieces(step: () => void): AsyncIterable<string | Uint8Array>;
}

/**
 * Streams a file that its page can follow and stop. Whoever stops it has half a file, which the browser takes for a broken
 * one.
 */
export async function download(transfers: Transfers, ticket: string, file: Download, res: Response): Promise<void> {
  const { signal, step, end } = transfers.begin(ticket, file);
  res.attachment(file.name);
  res.type(file.contentType);
  res.set('Cache-Control', 'no-store');
  try {
    await pipeline(Readable.from(file.pieces(step)), res, { signal });
    end('done');
  } catch (error) {
    const left = (error as { code?: unknown }).code === 'ERR_STREAM_PREMATURE_CLOSE';
    end(signal.aborted || left ? 'cancelled' : 'failed');
    if (!signal.aborted && !left) throw error;
  }
}
