// Starts the editor, or says why there is none. The page's two preloads name the script and the wasm, because the names
// carry hashes. This is a file of its own so that a policy for the page need not allow inline scripts.
const address = (link) => document.querySelector(link).href;
const element = (key) => document.getElementById(key);

// After a panic nothing that is typed is kept: the person is to know at once, and the form is not to be typed into.
const stopped = ({ error, reason }) => {
  const dialog = element("stopped");
  // What the editor throws comes through its wasm; what a browser's extension does in the page does not.
  if (/wasm/.test((error ?? reason)?.stack) && !dialog.open) dialog.showModal();
};
addEventListener("error", stopped);
addEventListener("unhandledrejection", stopped);
element("reload").addEventListener("click", () => location.reload());

try {
  const editor = await import(address('link[rel="modulepreload"]'));
  const wasm = await editor.default({ module_or_path: address('link[rel="preload"][as="fetch"]') });
  dispatchEvent(new CustomEvent("TrunkApplicationStarted", { detail: { wasm } }));
} catch (error) {
  element("missing").hidden = false;
  console.error(error);
} finally {
  element("starting").remove();
}
