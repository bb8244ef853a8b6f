import { unescapePointer } from "@stowage/model";
import type { Diagnostic, Location } from "@stowage/model";
import type { Configuration } from "@stowage/model/inputs";
import type { Policy, Settings } from "@stowage/rules";
import { readText } from "../io.js";
import type { CheckedFile } from "../render/check-report.js";

/** What a configuration says of findings. */
export function settingsOf(configuration: Configuration | undefined): Settings {
  const { extends: packs, rules, suppressions, policies } = configuration ?? { entry: "" };
  // The schema asked for what `definePolicy` gives.
  return { packs, rules, suppressions, policies: policies as readonly Policy[] | undefined };
}

/** What is wrong with a configuration's own settings, each with its place in the file where that is plain to see. */
export async function checkSettings(
  configuration: Configuration,
  file: string,
  name: string,
  used: ReadonlySet<number>,
): Promise<CheckedFile | undefined> {
  const { settingsFindings } = await import("@stowage/rules");
  const settings = settingsOf(configuration);
  const diagnostics = settingsFindings(settings, used);
  if (diagnostics.length === 0) return undefined;
  const text = readText(file) ?? "";
  return { file: name, diagnostics: diagnostics.map((diagnostic) => located(diagnostic, settings, file, text)) };
}

/** The configuration is a program: a finding's place is known where its word stands in the text exactly once. */
function located(diagnostic: Diagnostic, settings: Settings, file: string, text: string): Diagnostic {
  const word = wordOf(diagnostic.path, settings);
  const offsets = word === undefined ? [] : [...text.matchAll(new RegExp(`(["'\`])${escaped(word)}\\1`, "g"))];
  if (offsets.length !== 1) return diagnostic;
  const before = text.slice(0, offsets[0]!.index);
  const location: Location = { file, line: before.split("\n").length, column: before.length - before.lastIndexOf("\n") };
  return { ...diagnostic, location };
}

/** The rule, policy or pack that a finding's path names. */
function wordOf(path: string, { suppressions = [], policies = [], packs = [] }: Settings): string | undefined {
  const [, list = "", key = ""] = path.split("/");
  if (list === "rules") return unescapePointer(key);
  if (list === "suppressions") return suppressions[Number(key)]?.rule;
  return list === "extends" ? packs[Number(key)] : policies[Number(key)]?.id;
}

function escaped(text: string): string {
  return text.replaceAll(/[.*+?^${}()|[\]\\/]/g, String.raw`\$&`);
}
