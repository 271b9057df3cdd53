// Starts the editor. The page's two preloads name the script and the wasm, because the names carry hashes. This is a file
// of its own so that a policy for the page need not allow inline scripts.
const address = (link) => document.querySelector(link).href;
const editor = await import(address('link[rel="modulepreload"]'));
const wasm = await editor.default({ module_or_path: address('link[rel="preload"][as="fetch"]') });
dispatchEvent(new CustomEvent("TrunkApplicationStarted", { detail: { wasm } }));
