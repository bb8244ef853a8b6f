import type { Diagnostic } from "@stowage/model";

/** What an import gives beside the source: where something of the input is not in it, or is a guess. */
export type Notes = Diagnostic[];

/** Notes that a value of the input is not in the source, and why. */
export function noteLeftOut(notes: Notes, path: string, message: string, hint: string): void {
  notes.push({ rule: "import-left-out", severity: "warning", path, message, hint });
}

/** Notes that the source is to be completed by hand. */
export function noteIncomplete(notes: Notes, path: string, message: string, hint: string): void {
  notes.push({ rule: "import-incomplete", severity: "warning", path, message, hint });
}

/** Notes as the lines of a comment: what is to be done first, then what is missing. */
export function noteLines(notes: Notes): string[] {
  const listed = (heading: string, rule: string): string[] => {
    const own = notes.filter((note) => note.rule === rule);
    return own.length === 0
      ? []
      : [heading, ...own.map(({ path, message, hint }) => `- ${path === "" ? "" : `${path}: `}${message} ${hint}`)];
  };
  return [...listed("To be completed:", "import-incomplete"), ...listed("Left out:", "import-left-out")];
}
