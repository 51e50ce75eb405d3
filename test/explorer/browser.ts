import { existsSync, mkdirSync, writeFileSync } from 'node:fs';
import { delimiter, dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import packaged from '@sparticuz/chromium';
import { chromium, type Browser } from 'playwright-core';

const names = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable'];

function installed(): string | undefined {
  const folders = (process.env['PATH'] ?? '').split(delimiter);
  return folders.flatMap((folder) => names.map((name) => join(folder, name))).find(existsSync);
}

/** Where tests leave what is to be looked at; ignored by git. */
export const artefacts = fileURLToPath(new URL('../../.cache/explorer/', import.meta.url));

/** A machine that tests has no Chinese fonts, as a rule: the ones that npm brought are shown to the browser. */
function fontConfig(): string {
  const fonts = dirname(
    fileURLToPath(import.meta.resolve('@expo-google-fonts/noto-sans-sc/package.json')),
  );
  mkdirSync(artefacts, { recursive: true });
  const folders = ['400Regular', '600SemiBold'].map(
    (weight) => `<dir>${join(fonts, weight)}</dir>`,
  );
  const path = join(artefacts, 'fonts.conf');
  writeFileSync(
    path,
    `<?xml version="1.0"?><!DOCTYPE fontconfig SYSTEM "fonts.dtd">
<fontconfig>${folders.join('')}<dir>/usr/share/fonts</dir><cachedir>${join(artefacts, 'fonts')}</cachedir></fontconfig>`,
  );
  return path;
}

// WebGL drawn by the processor where there is no graphics card
const graphics = ['--use-gl=angle', '--use-angle=swiftshader', '--enable-unsafe-swiftshader'];

/** Opens a headless Chromium: the one on the PATH, else Chrome off Linux, else the one that npm brought. */
export async function openBrowser(): Promise<Browser> {
  const path = installed();
  if (path === undefined && process.platform !== 'linux')
    return chromium.launch({ channel: 'chrome' });
  return chromium.launch({
    executablePath: path ?? (await packaged.executablePath()),
    args: [...graphics, '--ignore-gpu-blocklist'],
    env: { ...process.env, FONTCONFIG_FILE: fontConfig() },
  });
}
