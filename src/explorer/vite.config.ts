import { fileURLToPath } from 'node:url';
import { defineConfig } from 'vite';

const place = (path: string) => fileURLToPath(new URL(path, import.meta.url));

export default defineConfig({
  root: place('.'),
  logLevel: 'warn',
  build: {
    outDir: place('../../dist/explorer'),
    emptyOutDir: true,
    // monaco alone is larger than the usual warning allows
    chunkSizeWarningLimit: 5000,
    // "use client" means something to frameworks that render on a server only
    rolldownOptions: {
      input: [place('index.html'), place('explore.html'), place('dashboard.html')],
      onLog: (level, log, report) => {
        if (log.code !== 'MODULE_LEVEL_DIRECTIVE') report(level, log);
      },
    },
  },
  worker: { format: 'es' },
});
