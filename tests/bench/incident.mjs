// A postmortem of any length, in the canonical form: the same one for the same number of rows.

const SERVICES = ["checkout", "basket", "search", "billing", "sign-in", "catalogue", "mail"];
const SIGNS = ["answers slowly", "drops every tenth request", "is out of connections", "recovers", "serves old prices", "restarts", "is quiet"];
const DEEDS = ["looks at the queue", "rolls the release back", "adds two machines", "asks the database team", "reads the slow log", "turns the flag off"];
const PEOPLE = ["Ana", "Bo", "Chidi", "Dora"];
const TYPES = ["prevent", "mitigate", "detect", "process"];

const pick = (list, at) => list[at % list.length];
const two = (number) => String(number).padStart(2, "0");

/** A paragraph of so many sentences. */
function prose(seed, sentences) {
  const all = [];
  for (let i = 0; i < sentences; i++) {
    const at = seed * 5 + i * 3;
    all.push(`At that point \`${pick(SERVICES, at)}\` ${pick(SIGNS, at + 1)}, and ${pick(PEOPLE, at)} **${pick(DEEDS, at + 2)}** before anyone is paged.`);
  }
  return all.join(" ");
}

const bullets = (seed, count) => Array.from({ length: count }, (_, i) => `* ${prose(seed + i, 1)}`).join("\n");

/** The text of the last row's description, up to its end: what marks the place in a plain text. */
const description = (row) => `Step ${row}: ${pick(SERVICES, row)} ${pick(SIGNS, row * 3)}; ${pick(PEOPLE, row)} ${pick(DEEDS, row * 2)}.`;

const SUMMARY = prose(1, 4);

/** The document as Markdown: `rows` in the timeline, on as many days as that takes, and a tenth as many action items. */
export function incident(rows) {
  const actions = Array.from({ length: Math.max(1, Math.floor(rows / 10)) }, (_, i) => {
    const state = i % 3 === 0 ? "**DONE**" : "**TODO**";
    return `| Make ${pick(SERVICES, i)} tell when it ${pick(SIGNS, i)} | ${pick(TYPES, i)} | ${pick(PEOPLE, i)} | #${1000 + i} ${state} |`;
  });
  const days = [];
  for (let first = 0; first < rows; first += 1440) {
    const date = new Date(Date.UTC(2026, 2, 3) + (first / 1440) * 86_400_000).toISOString().slice(0, 10);
    const count = Math.min(1440, rows - first);
    const lines = Array.from({ length: count }, (_, i) => `| ${two(Math.floor(i / 60))}:${two(i % 60)} | ${description(first + i + 1)} |`);
    days.push([`${date} (*all times UTC*)`, "", "| Time  | Description |", "| ----- | ----------- |", ...lines].join("\n"));
  }
  const sections = [
    ["# A release empties the baskets"],
    ["## Date", "2026-03-03"],
    ["## Authors", PEOPLE.map((name) => `* ${name}`).join("\n")],
    ["## Status", "Complete, action items in progress"],
    ["## Summary", SUMMARY],
    ["## Impact", prose(2, 3)],
    ["## Root Causes", prose(3, 6), "1. The flag was on in one place and off in another.\n2. Nobody was told."],
    ["## Trigger", prose(4, 2)],
    ["## Resolution", prose(5, 3)],
    ["## Detection", prose(6, 2)],
    ["## Action Items", ["| Action Item | Type | Owner | Bug |", "| ----------- | ---- | ----- | --- |", ...actions].join("\n")],
    ["## Lessons Learned"],
    ["### What went well", bullets(7, 5)],
    ["### What went wrong", bullets(12, 5)],
    ["### Where we got lucky", bullets(17, 3)],
    ["## Timeline", days.join("\n\n")],
    ["## Supporting Information", prose(8, 3)],
  ];
  return `${sections.flat().join("\n\n")}\n`;
}

/** Where the bench types in the plain text: after the Summary, and after the last row's description. */
export const places = (text, rows) => ({
  summary: text.indexOf(SUMMARY) + SUMMARY.length,
  last: text.indexOf(description(rows)) + description(rows).length,
});
