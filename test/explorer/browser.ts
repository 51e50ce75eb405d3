import { existsSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import packaged from '@sparticuz/chromium';
import { chromium, type Browser } from 'playwright-core';

const names = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable'];

function installed(): string | undefined {
  const folders = (process.env['PATH'] ?? '').split(delimiter);
  return folders.flatMap((folder) => names.map((name) => join(folder, name))).find(existsSync);
}

/** Opens a headless Chromium: the one on the PATH, else Chrome off Linux, else the one that npm brought. */
export async function openBrowser(): Promise<Browser> {
  const path = installed();
  if (path === undefined && process.platform !== 'linux')
    return chromium.launch({ channel: 'chrome' });
  return chromium.launch({ executablePath: path ?? (await packaged.executablePath()) });
}
