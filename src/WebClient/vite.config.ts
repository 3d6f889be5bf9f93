import { brotliCompressSync } from 'node:zlib';
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { defineConfig, type Plugin } from 'vite';

const compressible = /\.(js|css|svg|html)$/;

/** Writes a brotli copy beside every text file, once and at the highest level: the server sends it as it is. */
function brotliCopies(): Plugin {
  let folder = '';
  return {
    name: 'brotli-copies',
    apply: 'build',
    configResolved(config) {
      folder = join(config.root, config.build.outDir);
    },
    closeBundle() {
      for (const name of readdirSync(folder, { recursive: true, encoding: 'utf8' })) {
        if (compressible.test(name)) {
          const file = join(folder, name);
          writeFileSync(`${file}.br`, brotliCompressSync(readFileSync(file)));
        }
      }
    },
  };
}

/**
 * Leaves out fonts that stand in the style sheet itself: the policy `font-src 'self'` refuses them with an error on the console. The only
 * one is bootstrap-italia's for the buttons of Video.js, which no page of ours has.
 */
function withoutEmbeddedFonts(): Plugin {
  return {
    name: 'without-embedded-fonts',
    apply: 'build',
    generateBundle(_, bundle) {
      for (const file of Object.values(bundle)) {
        if (file.type === 'asset' && file.fileName.endsWith('.css')) {
          file.source = file.source.toString().replace(/@font-face\s*\{[^}]*url\(['"]?data:[^}]*\}/g, '');
        }
      }
    },
  };
}

export default defineConfig({
  build: {
    target: 'es2022',
    // Nothing inlined: the content security policy knows no data: scripts or styles.
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    sourcemap: true,
    rolldownOptions: { input: ['index.html', 'call.html'] },
  },
  plugins: [withoutEmbeddedFonts(), brotliCopies()],
  server: {
    proxy: {
      '/api': 'http://localhost:5080',
      '/hubs': { target: 'ws://localhost:5080', ws: true, changeOrigin: true },
      '/call': { target: 'ws://localhost:5080', ws: true, changeOrigin: true },
    },
  },
});
