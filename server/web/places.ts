import { existsSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

/** Where files lie that are not modules. */

/** The package's root: found upwards from here, since this file runs both from `server/` and from `dist/server/`. */
export const PACKAGE_ROOT = packageRoot(dirname(fileURLToPath(import.meta.url)));
export const VIEWS = join(PACKAGE_ROOT, 'views');
/** What tsc makes of the browser scripts in views/assets. */
export const BUILT_ASSETS = join(PACKAGE_ROOT, 'dist', 'views', 'assets');

/** The folder of a font's files, wherever the package manager has put its package. */
export function fontFiles(font: 'literata' | 'inter'): string {
  const require = createRequire(import.meta.url);
  return join(dirname(require.resolve(`@fontsource-variable/${font}/package.json`)), 'files');
}

function packageRoot(folder: string): string {
  if (existsSync(join(folder, 'package.json'))) return folder;
  const parent = dirname(folder);
  if (parent === folder) throw new Error('No package.json above the program.');
  return packageRoot(parent);
}
