// Runs a program in the foreground: its output is ours, a signal to us is a signal to it, its exit code comes back.
import { spawn } from "node:child_process";
import { constants } from "node:os";

// A terminal sends Ctrl-C to the whole foreground group, so the child has it already and a second one would mean "at once".
const SIGNALS = process.stdin.isTTY ? ["SIGTERM", "SIGHUP"] : ["SIGINT", "SIGTERM", "SIGHUP"];

/** Resolves to the exit code; a program that a signal ended counts as 128 + the signal's number, as shells count it. */
export function run(file, args, options = {}) {
  return new Promise((resolve, reject) => {
    // Windows starts npx and its like through its shell alone.
    const child = spawn(file, args, { stdio: "inherit", shell: process.platform === "win32", ...options });
    const forward = (signal) => child.kill(signal);
    const wait = () => undefined;
    if (process.stdin.isTTY) process.on("SIGINT", wait);
    for (const signal of SIGNALS) process.on(signal, forward);
    const settle = (finish) => {
      process.off("SIGINT", wait);
      for (const signal of SIGNALS) process.off(signal, forward);
      finish();
    };
    child.once("error", (error) => settle(() => reject(error)));
    child.once("exit", (code, signal) => settle(() => resolve(code ?? 128 + (constants.signals[signal ?? ""] ?? 0))));
  });
}
