import { brotliCompressSync } from 'node:zlib';
import { readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { defineConfig, type Plugin } from 'vite';

const compressible = /\.(m?js|css|svg|html|ttf|bcmap)$/;

const pdfFolder = join(import.meta.dirname, 'node_modules/pdfjs-dist');

const { version: pdfVersion } = JSON.parse(readFileSync(join(pdfFolder, 'package.json'), 'utf8')) as {
  version: string;
};

/** Where pdf.js finds its own files; the version is in the name, since they are kept by browsers for ever. */
const pdfFiles = `assets/pdfjs-${pdfVersion}/`;

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

/** The kit's stylesheet carries a font of a video player inside itself; nothing uses it, and the content security policy would refuse it. */
function withoutInlineFonts(): Plugin {
  return {
    name: 'without-inline-fonts',
    generateBundle(_, bundle) {
      for (const file of Object.values(bundle)) {
        if (file.type === 'asset' && file.fileName.endsWith('.css')) {
          file.source = file.source.toString().replace(/@font-face\s*\{[^{}]*url\(["']?data:[^{}]*\}/g, '');
        }
      }
    },
  };
}

/** What pdf.js loads by itself: character maps, the standard fonts, decoders without WebAssembly; and their licences. */
function pdfResources(): Plugin {
  const wanted = /^(cmaps|standard_fonts)\/|^wasm\/(\w+_nowasm_fallback\.js|LICENSE.*)$/;
  return {
    name: 'pdf-resources',
    apply: 'build',
    generateBundle() {
      for (const name of readdirSync(pdfFolder, { recursive: true, encoding: 'utf8' })) {
        const path = join(pdfFolder, name);
        if (wanted.test(name) && statSync(path).isFile()) {
          this.emitFile({ type: 'asset', fileName: pdfFiles + name, source: readFileSync(path) });
        }
      }
    },
  };
}

export default defineConfig({
  define: { __PDF_FILES__: JSON.stringify(`/${pdfFiles}`) },
  build: {
    target: 'es2022',
    // Nothing inlined: the content security policy knows no data: scripts or styles.
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    sourcemap: true,
    rolldownOptions: { input: ['index.html', 'call.html'] },
  },
  // pdf.js opens its worker as a module.
  worker: { format: 'es' },
  plugins: [withoutInlineFonts(), pdfResources(), brotliCopies()],
  server: {
    proxy: {
      '/api': 'http://localhost:5080',
      '/hubs': { target: 'ws://localhost:5080', ws: true, changeOrigin: true },
      '/call': { target: 'ws://localhost:5080', ws: true, changeOrigin: true },
    },
  },
});
