import { defineConfig } from 'vite';

export default defineConfig({
  build: {
    target: 'es2022',
    // Nothing inlined: the content security policy knows no data: scripts or styles.
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    sourcemap: true,
  },
  server: { proxy: { '/call': { target: 'ws://localhost:5080', ws: true, changeOrigin: true } } },
});
