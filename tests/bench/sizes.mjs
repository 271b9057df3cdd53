// The size of what a browser downloads: node tests/bench/sizes.mjs [FOLDER]
//
// Raw, with gzip at level 9 and with brotli at level 11, which are what a server that prepares its files sends.
import { readdirSync, readFileSync } from "node:fs";
import { extname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { brotliCompressSync, constants, gzipSync } from "node:zlib";

const KINDS = { ".html": "html", ".js": "js", ".css": "css", ".wasm": "wasm" };

/** The sizes in bytes of each kind of file in a folder, and of all. Other files (images, licences) are not counted. */
export function sizes(folder) {
  const kinds = {};
  const total = { raw: 0, gzip: 0, brotli: 0 };
  for (const entry of readdirSync(folder, { recursive: true, withFileTypes: true })) {
    const kind = KINDS[extname(entry.name)];
    if (!entry.isFile() || !kind) continue;
    const bytes = readFileSync(join(entry.parentPath ?? entry.path, entry.name));
    const size = {
      raw: bytes.length,
      gzip: gzipSync(bytes, { level: 9 }).length,
      brotli: brotliCompressSync(bytes, {
        params: {
          [constants.BROTLI_PARAM_QUALITY]: 11,
          [constants.BROTLI_PARAM_SIZE_HINT]: bytes.length,
        },
      }).length,
    };
    kinds[kind] ??= { raw: 0, gzip: 0, brotli: 0 };
    for (const way of Object.keys(total)) {
      kinds[kind][way] += size[way];
      total[way] += size[way];
    }
  }
  return { kinds, total };
}

/** The table that a person reads. */
export function sizesTable({ kinds, total }) {
  const kib = (bytes) => (bytes / 1024).toFixed(1).padStart(9);
  const line = (name, size) => `${name.padEnd(8)}${kib(size.raw)}${kib(size.gzip)}${kib(size.brotli)}`;
  return [
    `${"KiB".padEnd(8)}${"raw".padStart(9)}${"gzip".padStart(9)}${"brotli".padStart(9)}`,
    ...Object.entries(kinds).map(([kind, size]) => line(kind, size)),
    line("all", total),
  ].join("\n");
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  console.log(sizesTable(sizes(process.argv[2] ?? fileURLToPath(new URL("../../dist/site", import.meta.url)))));
}
