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
      input: {
        index: place('index.html'),
        explore: place('explore.html'),
        dashboard: place('dashboard.html'),
        embed: place('embed.html'),
        'embed-sample': place('embed-sample.html'),
        'credit-map': place('embed/credit-map.ts'),
      },
      output: {
        // pages of others name it, so its address never changes
        entryFileNames: ({ name }) =>
          name === 'credit-map' ? 'embed/credit-map.js' : 'assets/[name]-[hash].js',
      },
      onLog: (level, log, report) => {
        if (log.code !== 'MODULE_LEVEL_DIRECTIVE') report(level, log);
      },
    },
  },
  worker: { format: 'es' },
});
