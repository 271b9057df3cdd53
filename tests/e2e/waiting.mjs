// Waiting for something to become true, instead of for time to pass.

const PAUSE = 25;

/**
 * Asks again and again until the answer is truthy, and returns it. What the question throws counts as "not yet" when it
 * is `retryable`; the last such error is named when the time is over.
 */
export async function until(question, { what = "a condition", within = 10_000, retryable = () => false } = {}) {
  const end = Date.now() + within;
  let last;
  for (;;) {
    try {
      const answer = await question();
      if (answer) return answer;
      last = undefined;
    } catch (error) {
      if (!retryable(error)) throw error;
      last = error;
    }
    if (Date.now() > end) {
      const name = typeof what === "function" ? what() : what;
      throw new Error(`waited ${within / 1000} s for ${name}${last ? `: ${last.message}` : ""}`, { cause: last });
    }
    await new Promise((resolve) => setTimeout(resolve, PAUSE));
  }
}
