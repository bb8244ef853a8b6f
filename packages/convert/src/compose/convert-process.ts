import { isObject } from "@stowage/model";
import { clamp } from "./clamp.js";
import { leaveOut, linux, onInstances, pairsOf, textOf, textsOf, toComplete } from "./conversion.js";
import type { Conversion, Converter } from "./conversion.js";
import { parseDuration, shellWords } from "./values.js";

/** The image and the program in it. */
export const convertProcess: { readonly [key: string]: Converter } = {
  image(value, { container }) {
    container.image = textOf(value);
  },
  build(value, conversion, path) {
    if (isObject(value) && (value["args"] !== undefined || value["target"] !== undefined)) {
      leaveOut(conversion, path, "ECS builds no images.", "Build it in your pipeline, with these settings.");
    }
  },
  command: words("command"),
  entrypoint: words("entryPoint"),
  working_dir(value, { container }) {
    container.workingDirectory = textOf(value);
  },
  user(value, { container }) {
    container.user = textOf(value);
  },
  init(value, conversion) {
    if (value === true) linux(conversion, { initProcessEnabled: true });
  },
  read_only(value, { container }) {
    if (value === true) container.readonlyRootFilesystem = true;
  },
  stdin_open(value, { container }) {
    if (value === true) container.interactive = true;
  },
  tty(value, { container }) {
    if (value === true) container.pseudoTerminal = true;
  },
  privileged(value, conversion) {
    if (value !== true) return;
    conversion.needsInstances.push("privileged");
    conversion.container.privileged = true;
  },
  labels(value, { container }) {
    const labels = (pairsOf(value) ?? []).map(([name, text]) => [name, text ?? ""]);
    if (labels.length > 0) container.dockerLabels = Object.fromEntries(labels) as Record<string, string>;
  },
  stop_grace_period(value, conversion, path) {
    const seconds = parseDuration(value);
    if (seconds !== undefined) conversion.container.stopTimeout = clamp(conversion, path, "fargateStopTimeout", seconds);
  },
  hostname(value, conversion, path) {
    onInstances(conversion, path, "A host name", () => (conversion.container.hostname = textOf(value)));
  },
  platform(value, conversion, path) {
    const arch = { "linux/amd64": "X86_64", "linux/arm64": "ARM64", "linux/arm64/v8": "ARM64" } as const;
    const known = arch[textOf(value) as keyof typeof arch];
    if (known === undefined) leaveOut(conversion, path, "Stowage knows no such platform on ECS.", "Use linux/amd64 or linux/arm64.");
    else conversion.manner.arch = known;
  },
  restart(value, { manner }, path) {
    if (value === "no" || value === false || String(value).startsWith("on-failure")) manner.ends = path;
  },
  profiles(value, conversion, path) {
    const profiles = (textsOf(value) ?? []).join(", ");
    const message = `Compose starts it with a profile alone (${profiles}); here it always runs.`;
    toComplete(conversion, path, message, "Take it out, or make it a run: app.oneOff().");
  },
};

/** Compose splits a text into words as a shell would. */
function words(member: "command" | "entryPoint"): Converter {
  return (value, conversion: Conversion, path) => {
    const list = typeof value === "string" ? shellWords(value) : (textsOf(value) ?? []);
    if (list.length > 0) conversion.container[member] = list;
    else leaveOut(conversion, path, "To ECS an empty one is none: that of the image stays.", "Say the whole program, or change the image.");
  };
}
