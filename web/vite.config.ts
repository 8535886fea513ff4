import { readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { brotliCompressSync, gzipSync } from 'node:zlib'
import { NodePackageImporter } from 'sass-embedded'
import { defineConfig, type Plugin } from 'vite'

// Two builds: what browsers load (`vite build`) and the pages for the server (`vite build --ssr app/entry.server.tsx`).
export default defineConfig(({ isSsrBuild }) => ({
  root: fileURLToPath(new URL('.', import.meta.url)),
  css: { preprocessorOptions: { scss: { importers: [new NodePackageImporter()], style: 'compressed' } } },
  plugins: [compressAssets()],
  build: isSsrBuild ? serverBuild : clientBuild,
  // React's fast build, whatever the environment of the process that serves the pages says.
  define: isSsrBuild ? { 'process.env.NODE_ENV': '"production"' } : {},
  // Our own code must be bundled, for Node does not read .tsx; React too, so that pages load one file.
  ssr: { noExternal: ['react', 'react-dom', '@send-hub/shared'] },
}))

const clientBuild = {
  outDir: 'build/client',
  emptyOutDir: true,
  manifest: true,
  // The minifier rejects a media query that the design system keeps for old browsers; Sass has compressed it already.
  cssMinify: false as const,
  rolldownOptions: {
    input: ['app/family-client.ts', 'app/passkey-client.ts', 'app/staff-client.tsx', 'app/styles/main.scss'],
    // Making a schema does nothing else: what no page uses of them is left out.
    treeshake: { manualPureFunctions: ['z'] },
  },
}

const serverBuild = {
  outDir: 'build/server',
  emptyOutDir: true,
  target: 'node24',
  copyPublicDir: false,
  // Every schema, or none: of some of them, two under one name would meet in the description of the API.
  rolldownOptions: { treeshake: false as const },
}

/** Leaves a .br and a .gz beside each built script and style, made once at the best level; the server sends those. */
function compressAssets(): Plugin {
  return {
    name: 'compress-assets',
    apply: (_config, { isSsrBuild }) => !isSsrBuild,
    writeBundle({ dir = '' }) {
      const assets = join(dir, 'assets')
      for (const name of readdirSync(assets).filter((file) => /\.(?:js|css)$/.test(file))) {
        const bytes = readFileSync(join(assets, name))
        writeFileSync(join(assets, `${name}.br`), brotliCompressSync(bytes))
        writeFileSync(join(assets, `${name}.gz`), gzipSync(bytes, { level: 9 }))
      }
    },
  }
}
