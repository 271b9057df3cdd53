// Runs in the page before its own scripts: takes the times that the bench reports.
"use strict";
{
  const meter = (window.__meter = { keys: [], counting: false });
  const now = () => performance.now();
  const frame = () => new Promise((resolve) => requestAnimationFrame(resolve));

  /** The time when the frame that is next is on its way to the screen. */
  meter.painted = () =>
    new Promise((resolve) => {
      requestAnimationFrame(() => {
        const { port1, port2 } = new MessageChannel();
        port1.onmessage = () => resolve(now());
        port2.postMessage(null);
      });
    });

  // Before any listener of the page. `pressed` is when the browser took the key from the system: a main thread that was
  // busy hears of it later.
  addEventListener(
    "keydown",
    (event) => {
      if (!meter.counting) return;
      const key = { pressed: event.timeStamp, heard: now() };
      meter.keys.push(key);
      meter.painted().then((time) => (key.painted = time));
    },
    true,
  );

  /** Starts to count keys. */
  meter.start = () => {
    meter.keys = [];
    meter.counting = true;
  };

  /** Ends it: for each key, the time to the next paint, alone and with the wait before it. */
  meter.stop = async () => {
    await meter.painted();
    await frame();
    meter.counting = false;
    return meter.keys.map(({ pressed, heard, painted }) => ({ paint: painted - heard, waited: painted - pressed }));
  };

  /** The time from now until the condition holds and is painted. */
  meter.until = async (holds, start, limit = 60_000) => {
    while (!holds()) {
      if (now() - start > limit) throw new Error("what was waited for did not come");
      await frame();
    }
    return (await meter.painted()) - start;
  };

  /** Waits for a file to be chosen, and returns the time from there until the condition holds and is painted. */
  meter.afterFile = (holds) =>
    new Promise((resolve, reject) => {
      const chosen = (event) => {
        if (event.target.type !== "file") return;
        removeEventListener("change", chosen, true);
        meter.until(holds, now()).then(resolve, reject);
      };
      addEventListener("change", chosen, true);
    });

  /**
   * The time that a fixed piece of work takes: tells when the machine was busy with something else. Sorting numbers is the
   * browser's own code, so it takes as long in a page that has just begun.
   */
  meter.effort = () => {
    const numbers = Float64Array.from({ length: 200_000 }, (_, i) => (i * 7919) % 200_003);
    const start = now();
    numbers.sort();
    return now() - start;
  };
}
