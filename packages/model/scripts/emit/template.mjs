/** Text as a template string of TypeScript, so that its lines stay lines. */
export function template(text) {
  return `\`${text.replace(/\\|`|\$\{/g, "\\$&")}\``;
}
