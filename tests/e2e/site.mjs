// The release, served on this machine as a careful server would serve it: with the right types, under a strict policy.
import { readFile, stat } from "node:fs/promises";
import { createServer } from "node:http";
import { extname, join, normalize, sep } from "node:path";
import { fileURLToPath } from "node:url";

export const RELEASE = fileURLToPath(new URL("../../dist/site", import.meta.url));

const TYPES = {
  ".css": "text/css; charset=utf-8",
  ".html": "text/html; charset=utf-8",
  ".ico": "image/x-icon",
  ".js": "text/javascript; charset=utf-8",
  ".json": "application/json",
  ".md": "text/markdown; charset=utf-8",
  ".mjs": "text/javascript; charset=utf-8",
  ".png": "image/png",
  ".svg": "image/svg+xml",
  ".wasm": "application/wasm",
};

/** What the editor needs, and nothing else: its own files, wasm, and images from where a postmortem has them. */
const POLICY = [
  "default-src 'none'",
  "script-src 'self' 'wasm-unsafe-eval'",
  "style-src 'self'",
  "connect-src 'self'",
  "img-src 'self' http: https: data: blob:",
  "font-src 'self'",
  "base-uri 'none'",
  "form-action 'none'",
].join("; ");

/**
 * Serves a folder on a free port of 127.0.0.1.
 *
 * - `watch`: puts `watch.page.js` before the page's own scripts; what it notes is read by `Browser.complaints`
 * - `policy`: the page's content security policy, or null for none
 * - `pages`: further pages, as { "/path": "html" }, without a policy of their own
 */
export async function serve(folder = RELEASE, { watch = false, policy = POLICY, pages = {} } = {}) {
  if (folder) {
    await stat(join(folder, "index.html")).catch(() => {
      throw new Error(`${folder} holds no index.html: build the release first, with cargo xtask build`);
    });
  }
  const watcher = await readFile(new URL("watch.page.js", import.meta.url));
  const requests = [];

  const server = createServer(async (request, response) => {
    let path = "/";
    try {
      path = decodeURIComponent(new URL(request.url, "http://127.0.0.1").pathname);
    } catch {
      // Not an address; answered with 404 below.
    }
    if (path.endsWith("/")) path += "index.html";
    const answer = (status, type, body, more = {}) => {
      requests.push({ path, status });
      response.writeHead(status, { "content-type": type, "cache-control": "no-store", ...more });
      response.end(body);
    };

    const page = pages[path] ?? pages[path.replace(/index\.html$/, "")];
    if (page !== undefined) return answer(200, TYPES[".html"], page);
    if (path === "/~watch.js") return answer(200, TYPES[".js"], watcher);
    const file = folder && join(folder, normalize(path));
    if (!file?.startsWith(folder + sep)) return answer(404, "text/plain", "not found");
    const type = TYPES[extname(file)] ?? "application/octet-stream";
    let body = await readFile(file).catch(() => null);
    if (body === null) return answer(404, "text/plain", "not found");

    const headers = {};
    if (extname(file) === ".html") {
      if (policy) headers["content-security-policy"] = policy;
      if (watch) body = Buffer.from(watched(body.toString("utf8")));
    }
    return answer(200, type, body, headers);
  });

  await new Promise((resolve, reject) => {
    server.on("error", reject);
    server.listen(0, "127.0.0.1", resolve);
  });
  return {
    address: `http://127.0.0.1:${server.address().port}/`,
    /** What was asked for, in order: { path, status }. */
    requests,
    close() {
      server.closeAllConnections();
      return new Promise((resolve) => server.close(resolve));
    },
  };
}

function watched(html) {
  const script = '<script src="/~watch.js"></script>';
  const changed = html.replace(/<meta charset=[^>]*>/i, (charset) => charset + script);
  if (changed === html) throw new Error("the page has no <meta charset> to put the watching script after");
  return changed;
}
