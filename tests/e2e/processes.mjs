// Programs that the tests start: drivers, browsers, a display.
//
// Each runs until it is stopped by its own process id, together with what it started; that happens at the end of the
// tests, when a test fails and when the run is interrupted. Programs that others started are never touched.
import { spawn } from "node:child_process";
import { existsSync, readdirSync, readFileSync } from "node:fs";
import { createServer } from "node:net";
import { delimiter, join } from "node:path";

import { until } from "./waiting.mjs";

const running = new Set();

/** Starts a program. Its output is kept and shown when it ends early. */
export function start(path, args, { env = {}, stdio = ["ignore", "pipe", "pipe"] } = {}) {
  const child = spawn(path, args, { stdio, env: { ...process.env, ...env } });
  const started = { child, path, output: "" };
  for (const stream of [child.stdout, child.stderr]) {
    stream?.on("data", (bytes) => {
      started.output = (started.output + bytes).slice(-20_000);
    });
  }
  child.on("error", (error) => {
    started.output += `\n${error.message}`;
  });
  running.add(started);
  return started;
}

/** Stops a program that `start` started, and whatever it started itself. */
export async function stop(started) {
  running.delete(started);
  const { child } = started;
  if (child.exitCode !== null || child.signalCode !== null || !child.pid) return;
  const ended = new Promise((resolve) => child.once("exit", resolve));
  const family = descendants(child.pid);
  child.kill("SIGTERM");
  const late = setTimeout(() => child.kill("SIGKILL"), 3000);
  await ended;
  clearTimeout(late);
  for (const pid of family) end(pid);
}

/** Waits until the program answers on its port, or fails with what it said. */
export async function answering(started, port, path = "/status") {
  await until(
    async () => {
      if (started.child.exitCode !== null) throw new Error(`${started.path} ended:\n${started.output}`);
      const response = await fetch(`http://127.0.0.1:${port}${path}`).catch(() => null);
      return response?.ok;
    },
    { what: () => `${started.path} to answer on port ${port}; it said:\n${started.output}`, within: 20_000 },
  );
}

/** A port of this machine that is free now. */
export function freePort() {
  return new Promise((resolve, reject) => {
    const server = createServer();
    server.on("error", reject);
    server.listen(0, "127.0.0.1", () => {
      const { port } = server.address();
      server.close(() => resolve(port));
    });
  });
}

/** The first of these that exists: the file that the variable names, a name on the PATH, a path. */
export function program(variable, ...names) {
  const named = process.env[variable];
  if (named && existsSync(named)) return named;
  const folders = (process.env.PATH ?? "").split(delimiter);
  for (const name of names) {
    if (name.includes("/")) {
      if (existsSync(name)) return name;
      continue;
    }
    const found = folders.map((folder) => join(folder, name)).find((path) => existsSync(path));
    if (found) return found;
  }
  throw new Error(`${names[0]} is not on the PATH, and ${variable} does not name it`);
}

/** The process ids of everything that a process started, and what those started. */
export function descendants(pid) {
  const children = new Map();
  for (const entry of readdirSync("/proc")) {
    const parent = statistics(entry)?.parent;
    if (parent) children.set(parent, [...(children.get(parent) ?? []), Number(entry)]);
  }
  const family = [];
  for (let next = [pid]; next.length > 0; ) {
    next = next.flatMap((parent) => children.get(parent) ?? []);
    family.push(...next);
  }
  return family;
}

/** The processor time that a process has used, in ticks; 0 when it is gone. */
export function processorTime(pid) {
  return statistics(pid)?.ticks ?? 0;
}

/** Kills one process at once, without a chance to save anything. */
export function end(pid) {
  try {
    process.kill(pid, "SIGKILL");
  } catch {
    // It has ended already.
  }
}

function statistics(pid) {
  try {
    // The name, in brackets, may hold spaces: the fields are counted after it.
    const fields = readFileSync(`/proc/${pid}/stat`, "utf8").split(") ").at(-1).split(" ");
    return { parent: Number(fields[1]), ticks: Number(fields[11]) + Number(fields[12]) };
  } catch {
    return null;
  }
}

// The last resort, where a test never reached its own clean-up.
function stopAll() {
  for (const { child } of running) {
    if (child.pid && child.exitCode === null) {
      for (const pid of descendants(child.pid)) end(pid);
      end(child.pid);
    }
  }
  running.clear();
}

process.on("exit", stopAll);
for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"]) {
  process.on(signal, () => {
    stopAll();
    process.exit(1);
  });
}
