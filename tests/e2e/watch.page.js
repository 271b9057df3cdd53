// Runs in the page before its own scripts, when the tests serve it: notes what a person would see in the console in red,
// and every address that the page asks for. The same in all browsers, whose drivers report this differently or not at all.
"use strict";
{
  const complaints = (window.__complaints = []);
  const note = (kind, text) => complaints.push(`${kind}: ${text}`);
  const text = (value) => (value instanceof Error ? `${value.message}\n${value.stack ?? ""}` : String(value));
  for (const kind of ["error", "warn"]) {
    const original = console[kind];
    console[kind] = (...values) => {
      note(`console.${kind}`, values.map(text).join(" "));
      original.apply(console, values);
    };
  }
  addEventListener(
    "error",
    (event) => {
      const source = event.target?.src ?? event.target?.href;
      note("error", source ? `could not load ${source}` : text(event.error ?? event.message));
    },
    true,
  );
  addEventListener("unhandledrejection", (event) => note("unhandled rejection", text(event.reason)));
  addEventListener("securitypolicyviolation", (event) =>
    note("policy", `${event.effectiveDirective} blocks ${event.blockedURI || "inline"} ${event.sample}`),
  );

  const asked = (window.__asked = []);
  new PerformanceObserver((list) => {
    for (const entry of list.getEntries()) asked.push(entry.name);
  }).observe({ type: "resource", buffered: true });
}
