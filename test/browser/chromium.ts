import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type BrowserContext, type BrowserContextOptions, chromium } from 'playwright-core';

/** The Chromium to test with: CHROMIUM names it, as the test runner does; else Debian's. */
const EXECUTABLE = process.env.CHROMIUM || '/usr/bin/chromium';

export const hasChromium = existsSync(EXECUTABLE);

/** What keeps it from asking anything of the network, and from wanting a screen. */
const ARGS = [
  '--headless',
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];

export interface OpenBrowser {
  /** A fresh profile: no cookies, nothing stored. */
  context(options?: BrowserContextOptions): Promise<BrowserContext>;
  close(): Promise<void>;
}

export async function openBrowser(): Promise<OpenBrowser> {
  const browser = await chromium.launch({ executablePath: EXECUTABLE, args: ARGS });
  return {
    context: (options = {}) => browser.newContext({ locale: 'en', viewport: { width: 1280, height: 900 }, ...options }),
    close: () => browser.close(),
  };
}

/** A folder that is gone after the tests. */
export function temporaryFolder(): { path: string; remove(): void } {
  const path = mkdtempSync(join(tmpdir(), 'tercet-'));
  return { path, remove: () => rmSync(path, { recursive: true, force: true }) };
}
