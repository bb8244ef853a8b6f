/** What would steer a terminal: control and format characters. A line end is one too. */
const controls = /\p{Cc}|\p{Cf}/gu;

/** A text of somebody else's as one line for a terminal: a tab takes one column, and what would steer the terminal is shown as a dot. */
export function printable(text: string): string {
  return text.replaceAll("\t", " ").replaceAll(controls, "\u00b7");
}
